using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities.Promises.Alerts;

/// <summary>
/// Tells owners on the morning after a promise was due, and their managers two days later. Each alert is claimed in the commit that writes it,
/// so that it is given once, however many instances look.
/// </summary>
internal sealed class PromiseAlertRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>The hour of the company's day from which alerts are given.</summary>
    private const int Morning = 8;

    /// <summary>Gives what is due, and answers how many promises it was.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            var unitOfWork = services.GetRequiredService<UnitOfWork>();
            return await unitOfWork.Run(() => Give(services, unitOfWork, ct), ct);
        }
    }

    private async Task<int> Give(IServiceProvider services, UnitOfWork unitOfWork, CancellationToken ct)
    {
        var db = services.GetRequiredService<ActivitiesDb>();
        var zone = services.GetRequiredService<Viewpoint>().Zone();
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        var day = DateOnly.FromDateTime(now.Hour >= Morning ? now : now.AddDays(-1));
        var due = await db.Promises.AsNoTracking().Where(p => p.NextAlert <= day).OrderBy(p => p.NextAlert).ThenBy(p => p.Id).Take(AtOnce).ToListAsync(ct);
        if (due.Count == 0)
        {
            return 0;
        }

        await unitOfWork.Begin(ct);
        var notices = new List<Notice>();
        var managers = new Dictionary<Guid, IReadOnlyList<Guid>>();
        foreach (var promise in due)
        {
            var isForOwner = promise.AlertedFor != promise.Due;
            if (!await Claim(db, promise, isForOwner, ct) || promise.OwnerId is not { } owner)
            {
                continue;
            }

            if (!isForOwner && !managers.ContainsKey(owner))
            {
                managers[owner] = await services.GetRequiredService<IUserDirectory>().Above(owner, PromiseNotices.Supervise.Name, ct);
            }

            notices.AddRange((isForOwner ? [owner] : managers[owner]).Select(user => Tell(user, promise, isForOwner)));
        }

        await services.GetRequiredService<INotifier>().Notify(notices, ct);
        return due.Count;
    }

    private static async Task<bool> Claim(ActivitiesDb db, Promise promise, bool isForOwner, CancellationToken ct)
    {
        var (alerted, escalated) = isForOwner ? (promise.Due, promise.EscalatedFor) : (promise.AlertedFor, promise.Due);
        var next = promise.NextAlertOf(alerted, escalated);
        return await db.Promises.Where(p => p.Id == promise.Id && p.NextAlert == promise.NextAlert && p.Version == promise.Version)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.AlertedFor, alerted).SetProperty(p => p.EscalatedFor, escalated).SetProperty(p => p.NextAlert, next), ct) == 1;
    }

    private static Notice Tell(Guid user, Promise promise, bool isForOwner) =>
        new(user, (isForOwner ? PromiseNotices.Overdue : PromiseNotices.Escalated).Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["due"] = promise.Due, ["ownerId"] = promise.OwnerId })
        {
            RecordType = "promise", RecordId = promise.Id,
        };
}
