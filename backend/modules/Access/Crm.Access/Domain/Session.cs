using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>One browser in which a user is signed in. The cookie only names it, so that ending it here ends it there.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class Session : Entity
{
    private Session()
    {
    }

    /// <param name="twoFactors">Whether it began with two factors, whoever asked for them.</param>
    /// <param name="provedAt">When the user showed who they are, where that was not just now.</param>
    public Session(Guid userId, bool keepSignedIn, Visitor visitor, DateTime now, bool twoFactors = false, DateTime? provedAt = null)
    {
        UserId = userId;
        KeepSignedIn = keepSignedIn;
        UserAgent = visitor.Agent;
        Address = visitor.Address;
        CreatedAt = LastSeenAt = now;
        VerifiedAt = provedAt < now ? provedAt.Value : now;
        TwoFactors = twoFactors;
        ExpiresAt = now + Lifetime(keepSignedIn);
    }

    public Guid UserId { get; private set; }

    public bool KeepSignedIn { get; private set; }

    public string? UserAgent { get; private set; }

    /// <summary>The network address in which it began.</summary>
    public string? Address { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When the user last proved to be who they are; dangerous acts want that to be recent.</summary>
    public DateTime VerifiedAt { get; private set; }

    /// <summary>Satisfies a role that asks for a second factor, though none is set up here.</summary>
    public bool TwoFactors { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public void Verified(DateTime now) => VerifiedAt = now;

    /// <summary>How long a session lives after its last use.</summary>
    public static TimeSpan Lifetime(bool keepSignedIn) => keepSignedIn ? TimeSpan.FromDays(30) : TimeSpan.FromHours(12);
}
