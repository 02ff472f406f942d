namespace Crm.Access.Features.ApiKeys;

/// <summary>An API key, without its secret.</summary>
internal sealed class ApiKeyResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The first characters of the key.</summary>
    public required string Prefix { get; init; }

    public required Guid RoleId { get; init; }
    public required string RoleName { get; init; }

    /// <summary>Such as <c>contacts:read</c>; empty for all that the role grants.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public DateTime? ExpiresAt { get; init; }

    /// <summary>When it got its present secret, where it was rotated.</summary>
    public DateTime? RotatedAt { get; init; }

    /// <summary>Until when the secret before that still works.</summary>
    public DateTime? PreviousUntil { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; init; }

    public required DateTime CreatedAt { get; init; }
    public required bool Revoked { get; init; }
}
