using Crm.Platform.Mailing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Reactions;

/// <summary>Shows at the activity that its mail did not go out, and tells whoever wrote it.</summary>
internal sealed class WhenMailFailed(ActivitiesDb db, Undelivered undelivered, IMailer mailer) : INotificationHandler<MailFailed>
{
    public async Task Handle(MailFailed notification, CancellationToken cancellationToken)
    {
        var key = MessageKeys.Of(mailer.MessageId(notification.MailId));
        if (await db.MessageKeys.Where(k => k.Key == key).Join(db.Messages, k => k.MessageId, m => m.Id, (_, m) => m).FirstOrDefaultAsync(cancellationToken) is { } message)
        {
            await undelivered.Note(message, r => r.MailId == notification.MailId, "refused", said: null, cancellationToken);
        }
    }
}
