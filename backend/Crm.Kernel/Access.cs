namespace Crm.Kernel;

/// <summary>How far a permission reaches; a wider level includes the narrower ones.</summary>
public enum AccessLevel
{
    None = 0,
    Own = 1,
    Team = 2,
    All = 3,
}

/// <summary>From where a change came; shown in history.</summary>
public enum ChangeSource
{
    System,
    Browser,
    ApiKey,
    Import,
    Undo,
}

/// <summary>Who is acting in this scope: a person, a key, or the system itself.</summary>
public interface ICurrentUser
{
    Guid? Id { get; }

    string Name { get; }

    Guid? TeamId { get; }

    /// <summary>The user's team and the teams below it.</summary>
    IReadOnlyList<Guid> TeamIds { get; }

    ChangeSource Source { get; }

    /// <summary>The language the user has chosen (BCP 47); null where none is known.</summary>
    string? Language => null;

    AccessLevel LevelOf(string permission);
}

/// <summary>Something a role can be granted, such as <c>contacts.edit</c>; some apply by level, others only as a whole.</summary>
public sealed record Permission(string Name, string Description, bool ByLevel = false);
