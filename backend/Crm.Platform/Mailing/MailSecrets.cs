using Microsoft.AspNetCore.DataProtection;

namespace Crm.Platform.Mailing;

/// <summary>Seals the secrets of links in mails: whoever may read mails, or the database, must not be able to follow them.</summary>
internal sealed class MailSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Crm.Mail.Secret");

    public string? Seal(string? secret) => secret is null ? null : protector.Protect(secret);

    public string Open(string sealedSecret) => protector.Unprotect(sealedSecret);

    /// <summary>A text of the mail as its recipient gets it.</summary>
    public string? Insert(Mail mail, string? text) =>
        mail.SealedSecret is null ? text : text?.Replace(MailMessage.SecretPlace, protector.Unprotect(mail.SealedSecret), StringComparison.Ordinal);
}
