using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using MediatR;

namespace Crm.Platform.Notifications.Reactions;

/// <summary>Tells whoever asked for long work that it is done, where they may have stopped watching, and always that it failed.</summary>
internal sealed class WhenJobEnded(INotifier notifier) : INotificationHandler<JobEnded>
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);

    public async Task Handle(JobEnded notification, CancellationToken cancellationToken)
    {
        var took = notification.FinishedAt - (notification.StartedAt ?? notification.FinishedAt);
        var kind = notification.State switch
        {
            JobState.Failed => PlatformNotifications.JobFailed,
            JobState.Completed when took > Watched => PlatformNotifications.JobFinished,
            _ => null,
        };
        if (notification.ActorId is not { } actor || kind is null)
        {
            return;
        }

        var isImport = notification.Kind is ImportJob.Kind or ImportUndoJob.Kind;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["jobId"] = notification.JobId,
            ["jobKind"] = notification.Kind,
            ["subjectId"] = notification.SubjectId,
            ["total"] = notification.Total,
            ["done"] = notification.Done,
            ["failed"] = notification.Failed,
        };
        await notifier.Notify([new Notice(actor, kind.Name, values) { Link = isImport ? $"/imports/{notification.SubjectId}" : null }], cancellationToken);
    }
}
