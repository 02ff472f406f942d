using System.Collections.Frozen;
using Crm.Kernel;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Security;

/// <summary>What is known of whoever sends a request: a snapshot of the user and of what the roles grant.</summary>
public sealed record Caller(
    Guid? Id, string Name, Guid? TeamId, IReadOnlyList<Guid> TeamIds, IReadOnlyDictionary<string, AccessLevel> Grants, ChangeSource Source)
{
    /// <summary>The roles of a person, the main one first, or the one of a key; none for the system.</summary>
    public IReadOnlyList<Guid> RoleIds { get; init; } = [];

    /// <summary>The language the user has chosen; keys have none.</summary>
    public string? Language { get; init; }

    /// <summary>Fields such as <c>contact.notes</c> that may not be edited, or not even seen.</summary>
    public IReadOnlyDictionary<string, FieldRight> Fields { get; init; } = FrozenDictionary<string, FieldRight>.Empty;

    /// <summary>The dealer for whom the person works, an account: they reach the portal and nothing else. Null for colleagues, and for programs.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>What a person must do before anything else, as the code of a refusal; null where nothing is in the way.</summary>
    public string? MustFirst { get; init; }

    /// <summary>When the person at this browser last proved to be who they are; keys have no such instant.</summary>
    public DateTime? ProvedAt { get; init; }

    public static readonly Caller System = new(null, "System", null, [], new Dictionary<string, AccessLevel>(StringComparer.Ordinal), ChangeSource.System);

    /// <summary>Whoever has not signed in: granted nothing.</summary>
    public static readonly Caller Nobody = new(null, "Nobody", null, [], new Dictionary<string, AccessLevel>(StringComparer.Ordinal), ChangeSource.Browser);
}

/// <summary>Port: finds the caller of a request; the module that owns users implements it. Null where nobody is signed in.</summary>
public interface ICallerSource
{
    ValueTask<Caller?> Find(HttpContext http, CancellationToken ct);

    /// <summary>For answers that take long: the same caller as they are now; null where the session has ended or the key was revoked meanwhile.</summary>
    ValueTask<Caller?> FindAgain(HttpContext http, CancellationToken ct);

    /// <summary>The same snapshot for work that runs later in a user's name; null where the user is gone or inactive.</summary>
    ValueTask<Caller?> Find(Guid userId, ChangeSource source, CancellationToken ct);
}

/// <summary>The acting user of this scope. Outside a request it is the system, until a job says in whose name it works.</summary>
public sealed class CurrentUser : ICurrentUser
{
    private Caller caller = Caller.System;

    public Guid? Id => caller.Id;

    public string Name => caller.Name;

    public Guid? TeamId => caller.TeamId;

    public IReadOnlyList<Guid> RoleIds => caller.RoleIds;

    public IReadOnlyList<Guid> TeamIds => caller.TeamIds;

    public ChangeSource Source => caller.Source;

    public string? Language => caller.Language;

    public string? MustFirst => caller.MustFirst;

    public Guid? PartnerId => caller.PartnerId;

    /// <summary>The system itself may do everything; everybody else what the roles grant.</summary>
    public AccessLevel LevelOf(string permission) =>
        ReferenceEquals(caller, Caller.System) ? AccessLevel.All : caller.Grants.GetValueOrDefault(permission, AccessLevel.None);

    public FieldRight RightOn(string field) => caller.Fields.GetValueOrDefault(field, FieldRight.Edit);

    /// <summary>The snapshot itself, for work that goes on after this scope.</summary>
    internal Caller Caller => caller;

    public void Become(Caller who) => caller = who;

    /// <summary>For the rest of this scope, what a handler has made sure of in its own way: it stays the same person who acts.</summary>
    public void AlsoMay(params IEnumerable<string> permissions)
    {
        var grants = caller.Grants.ToDictionary(StringComparer.Ordinal);
        foreach (var permission in permissions)
        {
            grants[permission] = AccessLevel.All;
        }

        caller = caller with { Grants = grants };
    }
}

/// <summary>Port: what other modules need to know of users, answered by the module that owns them.</summary>
public interface IUserDirectory
{
    /// <summary>The team of an active user; <c>Exists</c> is false for an unknown or inactive one.</summary>
    Task<(bool Exists, Guid? TeamId)> TeamOf(Guid userId, CancellationToken ct);

    /// <summary>The teams of those of them who are active users.</summary>
    Task<IReadOnlyDictionary<Guid, Guid?>> TeamsOf(IReadOnlyCollection<Guid> userIds, CancellationToken ct);

    /// <summary>The other active users of this user's team; nobody where the user has none.</summary>
    Task<IReadOnlyList<Guid>> Colleagues(Guid userId, CancellationToken ct);

    /// <summary>The active people of a dealer.</summary>
    Task<IReadOnlyList<Guid>> OfPartner(Guid accountId, CancellationToken ct);

    /// <summary>Active users who hold a permission and stand above this user: in the user's team, else in the nearest team above that has one, else anywhere.</summary>
    Task<IReadOnlyList<Guid>> Above(Guid userId, string permission, CancellationToken ct);

    /// <summary>All active users, for work that looks at everybody: there are hundreds.</summary>
    Task<IReadOnlyList<UserProfile>> Profiles(CancellationToken ct);

    /// <summary>All teams and the teams above them.</summary>
    Task<IReadOnlyList<(Guid Id, Guid? ParentId)>> Teams(CancellationToken ct);

    /// <summary>Those of the users and keys who may still act.</summary>
    Task<IReadOnlySet<Guid>> Active(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>What somebody brings to their work.</summary>
/// <param name="Language">The one they use the product in (BCP 47); null follows the browser.</param>
/// <param name="SpokenLanguages">Those in which they deal with customers.</param>
public sealed record UserProfile(Guid Id, string Name, Guid? TeamId, string? Language, IReadOnlyList<string> SpokenLanguages, IReadOnlyList<string> Skills);
