using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>One browser in which a user is signed in. The cookie only names it, so that ending it here ends it there.</summary>
internal sealed class Session : Entity
{
    public const int MaxUserAgent = 300;

    private Session()
    {
    }

    public Session(Guid userId, bool keepSignedIn, string? userAgent, DateTime now)
    {
        UserId = userId;
        KeepSignedIn = keepSignedIn;
        UserAgent = userAgent is { Length: > MaxUserAgent } ? userAgent[..MaxUserAgent] : userAgent;
        CreatedAt = LastSeenAt = now;
        ExpiresAt = now + Lifetime(keepSignedIn);
    }

    public Guid UserId { get; private set; }

    public bool KeepSignedIn { get; private set; }

    public string? UserAgent { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>How long a session lives after its last use.</summary>
    public static TimeSpan Lifetime(bool keepSignedIn) => keepSignedIn ? TimeSpan.FromDays(30) : TimeSpan.FromHours(12);
}
