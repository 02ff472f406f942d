using Crm.Activities.Timeline;
using Crm.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail;

/// <summary>Notes that a mail did not arrive: at the mail, on the timelines, and to whoever wrote it.</summary>
internal sealed class Undelivered(ActivitiesDb db, ITimeline timeline, ActivitiesOnTimelines shown, INotifier notifier)
{
    private const int MostSaid = 300;

    /// <param name="why">refused by the first server, or bounced later.</param>
    public async Task Note(Message message, Func<MessageRecipient, bool> isMeant, string why, string? said, CancellationToken ct)
    {
        if (!message.Recipients.Exists(r => isMeant(r) && r.Failure is null))
        {
            return;
        }

        var words = said is { Length: > MostSaid } ? said[..MostSaid] : said;
        message.Recipients = message.Recipients.ConvertAll(r => isMeant(r) ? r with { Failure = why, Said = words } : r);
        (message.State, message.FailureReason) = (MessageState.Failed, why);
        if (await db.Activities.FirstOrDefaultAsync(a => a.Id == message.ActivityId && a.DeletionId == Guid.Empty, ct) is not { } activity)
        {
            return;
        }

        await timeline.Write([await shown.Of(activity, undelivered: true, ct)], ct);
        if ((activity.CreatedBy ?? activity.OwnerId) is { } writer)
        {
            await notifier.Notify([new Notice(writer, ActivityNotices.EmailFailed.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["reason"] = why }) { RecordType = "activity", RecordId = activity.Id }], ct);
        }
    }
}
