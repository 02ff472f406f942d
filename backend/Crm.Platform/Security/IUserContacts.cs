namespace Crm.Platform.Security;

/// <summary>How a user is reached: by which address, in which language (BCP 47; null is the product's own).</summary>
public sealed record UserContact(Guid Id, string Name, string Email, string? Language);

/// <summary>Port: whom mails and notifications go to; the module that owns users implements it.</summary>
public interface IUserContacts
{
    /// <summary>Those of them who are active users; keys and people who have left are missing.</summary>
    Task<IReadOnlyList<UserContact>> Of(IReadOnlyCollection<Guid> userIds, CancellationToken ct);

    /// <summary>Every active user who is granted this permission, however far it reaches.</summary>
    Task<IReadOnlyList<UserContact>> WithPermission(string permission, CancellationToken ct);

    /// <summary>Every active user with this role.</summary>
    Task<IReadOnlyList<UserContact>> WithRole(Guid roleId, CancellationToken ct);
}
