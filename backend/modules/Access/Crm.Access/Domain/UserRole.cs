namespace Crm.Access.Domain;

/// <summary>A role that a user has beside the main one.</summary>
internal sealed class UserRole
{
    public Guid UserId { get; init; }

    public Guid RoleId { get; init; }

    public Role Role { get; init; } = null!;
}
