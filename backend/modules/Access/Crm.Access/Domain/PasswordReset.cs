using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Lets whoever reads a user's mail choose a new password, once.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class PasswordReset : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>So long no second mail goes out, or anybody could fill somebody's mailbox.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private PasswordReset()
    {
    }

    public PasswordReset(Guid userId, string secret, DateTime now)
    {
        UserId = userId;
        Hash = Secrets.Hash(secret);
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public Guid UserId { get; private set; }

    public string Hash { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
