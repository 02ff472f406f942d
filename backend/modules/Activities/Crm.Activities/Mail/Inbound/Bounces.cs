using Crm.Activities.Mail.Mime;
using Crm.Platform.Mailing;
using Crm.Platform.Normalisation.Emails;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Recognises reports on mails that were written here (RFC 3464), and notes what did not arrive.</summary>
internal sealed class Bounces(ActivitiesDb db, Undelivered undelivered, IMailer mailer)
{
    /// <summary>Answers the mail that it reports on; null where it is no report on a mail of ours.</summary>
    public async Task<Message?> Take(MimeMessage report, CancellationToken ct)
    {
        if (report.Deliveries.Count == 0)
        {
            return null;
        }

        var keys = report.Enclosed.Concat(report.References).Concat(report.InReplyTo).Distinct(StringComparer.Ordinal).Select(MessageKeys.Of).ToList();
        var sent = await db.MessageKeys.Where(k => keys.Contains(k.Key)).Join(db.Messages, k => k.MessageId, m => m.Id, (_, m) => m).FirstOrDefaultAsync(m => !m.IsInbound, ct);

        // Servers report of delays too, and of having passed a mail on.
        if (sent is not null && report.Deliveries.FirstOrDefault(d => d.Action == "failed" || (d.Action is null && d.Status is ['5', ..])) is { } failed)
        {
            var named = sent.Recipients.Exists(IsNamed) ? IsNamed : (Func<MessageRecipient, bool>)(r => r.MailId is not null && EmailText.Key(r.Address) == EmailText.Key(failed.Recipient ?? ""));
            await undelivered.Note(sent, named, "bounced", string.Join(' ', new[] { failed.Status, failed.Diagnostic }.Where(s => s is { Length: > 0 })), ct);
        }

        return sent;

        // Each recipient had a mail of their own, so that its Message-ID says whose it was, also where the address has changed on the way.
        bool IsNamed(MessageRecipient recipient) => recipient.MailId is { } mailId && keys.Contains(MessageKeys.Of(mailer.MessageId(mailId)));
    }
}
