using Crm.Platform.Records;
using MediatR;

namespace Crm.Platform.Notifications.Reactions;

/// <summary>Tells owners what somebody else gave them: one notification for a type and a change set, however many records and commits it has.</summary>
internal sealed class WhenRecordsAssigned(INotifier notifier, ReferenceLabels labels) : INotificationHandler<RecordsAssigned>
{
    public async Task Handle(RecordsAssigned notification, CancellationToken cancellationToken)
    {
        var actor = notification.ActorId is { } id ? (await labels.Fetch([("user", id)], cancellationToken)).Of("user", id) : null;
        await notifier.Notify(
            [
                .. notification.Shares.Select(share => new Notice(
                    share.OwnerId,
                    PlatformNotifications.RecordAssigned.Name,
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["recordType"] = share.RecordType, ["actorId"] = notification.ActorId, ["actorName"] = actor })
                {
                    RecordType = share.RecordType,
                    RecordId = share.RecordId,
                    Count = share.Count,
                    GroupKey = $"assigned:{notification.ChangeSetId}:{share.RecordType}",
                }),
            ],
            cancellationToken);
    }
}
