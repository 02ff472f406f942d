namespace Crm.Access.Features.Users;

/// <summary>A user as administrators see them.</summary>
internal sealed class UserResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    /// <summary>The main role; <c>roles</c> has all.</summary>
    public required Guid RoleId { get; init; }
    public required string RoleName { get; init; }
    public required IReadOnlyList<UserRoleResponse> Roles { get; init; }

    public Guid? TeamId { get; init; }
    public string? TeamName { get; init; }
    /// <summary>The dealer for whom they work, an account; null for colleagues.</summary>
    public Guid? PartnerId { get; init; }
    public required bool Active { get; init; }

    /// <summary>Until when sign-ins are refused after too many failures; null where they are not.</summary>
    public DateTime? LockedUntil { get; set; }

    public DateTime? LastSignInAt { get; init; }
    public string? Language { get; init; }

    /// <summary>The languages in which they deal with customers: BCP 47.</summary>
    public required IReadOnlyList<string> SpokenLanguages { get; init; }

    /// <summary>What they are good at, in words of the company's own: who should take a deal goes by them too.</summary>
    public required IReadOnlyList<string> Skills { get; init; }
}

/// <summary>One of a user's roles, the main one first.</summary>
internal sealed class UserRoleResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}
