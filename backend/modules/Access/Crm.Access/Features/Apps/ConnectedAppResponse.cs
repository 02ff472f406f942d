namespace Crm.Access.Features.Apps;

/// <summary>A connected app, without its secret.</summary>
internal sealed class ConnectedAppResponse
{
    public required Guid Id { get; init; }

    /// <summary>By which the app calls itself.</summary>
    public required string ClientId { get; init; }

    public required string Name { get; init; }

    /// <summary>It has no secret, since anybody can look into it: an app on a telephone or a desk.</summary>
    public required bool Public { get; init; }

    /// <summary>It comes with the product: it can be revoked, not changed.</summary>
    public required bool BuiltIn { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The most that it may ask for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What it may do by itself; null for one that acts for people only.</summary>
    public Guid? RoleId { get; init; }

    public string? RoleName { get; init; }

    /// <summary>False where it needs a new secret, since whoever registered it has left.</summary>
    public required bool HasSecret { get; init; }

    /// <summary>When it got its present secret, where it was rotated.</summary>
    public DateTime? RotatedAt { get; init; }

    /// <summary>Until when the secret before that still works.</summary>
    public DateTime? PreviousUntil { get; init; }

    /// <summary>When it last got a token.</summary>
    public DateTime? LastUsedAt { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Who registered it.</summary>
    public Guid? CreatedBy { get; init; }

    public required bool Revoked { get; init; }
}

/// <summary>An app with a new secret, which is shown this once; a public app has none.</summary>
internal sealed class AppWithSecret
{
    public string? Secret { get; init; }

    public required ConnectedAppResponse App { get; init; }
}
