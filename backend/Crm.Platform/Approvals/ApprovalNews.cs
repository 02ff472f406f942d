using Crm.Platform.Notifications;
using Crm.Platform.Records;

namespace Crm.Platform.Approvals;

/// <summary>The notifications of approvals.</summary>
internal static class ApprovalNotices
{
    public static readonly NotificationKind Wanted = new("approvalWanted", Mail: MailFrequency.Immediate);

    public static readonly NotificationKind Decided = new("approvalDecided", Mail: MailFrequency.Immediate);
}

/// <summary>Tells approvers what waits for them, and whoever asked what was decided.</summary>
internal sealed class ApprovalNews(INotifier notifier, ReferenceLabels labels)
{
    public const string Page = "/approvals";

    public async Task Wanted(Approval approval, bool reminds, CancellationToken ct) => await notifier.Notify(
        [
            new Notice(approval.ApproverId!.Value, ApprovalNotices.Wanted.Name, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["actorId"] = approval.AskedById, ["actorName"] = await Name(approval.AskedById, ct), ["dueAt"] = approval.DueAt, ["reminds"] = reminds,
            })
            { RecordType = approval.RecordType, RecordId = approval.RecordId, Link = Page },
        ], ct);

    public async Task Decided(Approval approval, CancellationToken ct)
    {
        if (approval.AskedById is { } asker)
        {
            await notifier.Notify(
                [
                    new Notice(asker, ApprovalNotices.Decided.Name, new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["actorId"] = approval.DecidedById, ["actorName"] = await Name(approval.DecidedById, ct), ["approved"] = approval.State == ApprovalState.Approved,
                    })
                    { RecordType = approval.RecordType, RecordId = approval.RecordId },
                ], ct);
        }
    }

    private async Task<string?> Name(Guid? userId, CancellationToken ct) => userId is { } id ? (await labels.Fetch([("user", id)], ct)).Of("user", id) : null;
}
