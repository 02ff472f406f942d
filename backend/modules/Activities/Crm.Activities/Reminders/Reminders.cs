using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities.Reminders;

/// <summary>Reminds owners of what they asked to be reminded of: each reminder is claimed by whoever takes it out, so that it is given once.</summary>
internal sealed class ReminderRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>Gives what is due, and answers how many.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            var unitOfWork = services.GetRequiredService<UnitOfWork>();
            return await unitOfWork.Run(() => Give(services.GetRequiredService<ActivitiesDb>(), services.GetRequiredService<INotifier>(), unitOfWork, ct), ct);
        }
    }

    private async Task<int> Give(ActivitiesDb db, INotifier notifier, UnitOfWork unitOfWork, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Activities.AsNoTracking().Where(a => a.ReminderDue <= now).OrderBy(a => a.ReminderDue).ThenBy(a => a.Id).Take(AtOnce)
            .Select(a => new { a.Id, a.OwnerId, a.ReminderDue, a.DeletionId }).ToListAsync(ct);
        if (due.Count == 0)
        {
            return 0;
        }

        await unitOfWork.Begin(ct);
        var notices = new List<Notice>();
        foreach (var reminder in due)
        {
            var claimed = await db.Activities.Where(a => a.Id == reminder.Id && a.ReminderDue == reminder.ReminderDue)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.RemindedAt, reminder.ReminderDue).SetProperty(a => a.ReminderDue, (DateTime?)null), ct);
            if (claimed == 1 && reminder is { OwnerId: { } owner } && reminder.DeletionId == Guid.Empty)
            {
                notices.Add(new Notice(owner, ActivityNotices.Reminder.Name, new Dictionary<string, object?>(StringComparer.Ordinal)) { RecordType = "activity", RecordId = reminder.Id });
            }
        }

        await notifier.Notify(notices, ct);
        return due.Count;
    }
}
