using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Whom the company's directory knows as this user: an issuer's own name for somebody, which never goes to anybody else as an address may.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class ExternalLogin : Entity
{
    public const int MaxIssuer = 200;

    /// <summary>The most that OpenID Connect allows (Core 1.0, 2).</summary>
    public const int MaxSubject = 255;

    private ExternalLogin()
    {
    }

    public ExternalLogin(Guid userId, string issuer, string subject, DateTime now)
    {
        UserId = userId;
        Issuer = issuer;
        Subject = subject;
        LinkedAt = LastUsedAt = now;
    }

    public Guid UserId { get; private set; }

    public string Issuer { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public DateTime LinkedAt { get; private set; }

    public DateTime LastUsedAt { get; private set; }

    public void Used(DateTime now) => LastUsedAt = now;
}
