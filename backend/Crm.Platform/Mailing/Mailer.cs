using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

/// <summary>Writes mails into the present commit, or holds them where there is no server.</summary>
internal sealed class Mailer(CrmDbContext db, MailSignal signal, IOptions<MailOptions> options, MailSecrets secrets, UnitOfWork unitOfWork, TimeProvider clock) : IMailer
{
    public async Task<Guid> Send(MailMessage message, CancellationToken ct)
    {
        if (message.Key.Length is 0 or > MailConfiguration.MaxKey)
        {
            throw new ArgumentException($"A mail's key has 1 to {MailConfiguration.MaxKey} characters.", nameof(message));
        }

        Guard(message);
        var known = db.Set<Mail>().Local.FirstOrDefault(m => m.Key == message.Key)?.Id
            ?? await db.Set<Mail>().Where(m => m.Key == message.Key).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        return known ?? Add(message).Id;
    }

    public async Task<Guid?> SendAgain(Guid mailId, string to, string key, CancellationToken ct)
    {
        var mail = await db.Set<Mail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId, ct);
        var secret = mail?.SealedSecret is { } sealedSecret ? secrets.Open(sealedSecret) : null;
        return mail is null || (secret is null && mail.Text.Contains(MailMessage.SecretPlace, StringComparison.Ordinal)) ? null
            : await Send(new MailMessage(key, to, mail.Subject, mail.Text)
            {
                ToName = mail.ToName, FromName = mail.FromName, ReplyTo = mail.ReplyTo, Html = mail.Html, Headers = mail.Headers, FileIds = mail.FileIds, Template = mail.Template, Secret = secret,
            }, ct);
    }

    public string MessageId(Guid mailId) => MailTransport.MessageId(mailId, options.Value);

    public string? Address => options.Value.From;

    private static void Guard(MailMessage message)
    {
        if (!MailText.IsAddress(message.To))
        {
            throw new InvalidInputException("to", "This is not an e-mail address that mail can be sent to.", "invalid_address");
        }

        if (message.ReplyTo is not null && !MailText.IsAddress(message.ReplyTo))
        {
            throw new InvalidInputException("replyTo", "This is not an e-mail address that can be answered to.", "invalid_address");
        }

        if (message.Headers.FirstOrDefault(h => !MailText.IsHeader(h)) is { } header)
        {
            throw new ArgumentException($"The header {MailText.OneLine(header.Name, 60)} cannot be set, or has a value that is not one line of ASCII.", nameof(message));
        }
    }

    private Mail Add(MailMessage message)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var delivers = options.Value.Delivers;
        var mail = new Mail
        {
            Key = message.Key,
            ToAddress = message.To,
            ToName = message.ToName is null ? null : MailText.OneLine(message.ToName, 200),
            ReplyTo = message.ReplyTo,
            FromName = message.FromName is null ? null : MailText.OneLine(message.FromName, 200),
            Subject = MailText.OneLine(message.Subject, MailConfiguration.MaxSubject),
            Text = message.Text,
            Html = message.Html,
            Headers = [.. message.Headers],
            FileIds = [.. message.FileIds],
            Template = message.Template,
            SealedSecret = secrets.Seal(message.Secret),
            State = delivers ? MailState.Queued : MailState.Held,
            CreatedAt = now,
            NextAttemptAt = MailSender.AtOnce(now),
        };
        db.Add(mail);
        if (delivers)
        {
            unitOfWork.AfterCommit(signal.Wake);
        }

        return mail;
    }
}
