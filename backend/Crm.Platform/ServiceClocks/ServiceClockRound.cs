using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.ServiceClocks;

/// <summary>
/// Tells owners when three quarters of a time are over, and them and whoever stands above them when all of it is. Each alert is claimed in the commit that writes it, so that it is given once, however many
/// instances look.
/// </summary>
internal sealed class ServiceClockRound(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <summary>Gives what is due, and answers how many clocks it was.</summary>
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
        var db = services.GetRequiredService<CrmDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Set<ServiceClock>().AsNoTracking().Where(c => c.NextAlert <= now).OrderBy(c => c.NextAlert).ThenBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
        if (due.Count == 0)
        {
            return 0;
        }

        await unitOfWork.Begin(ct);
        var claimed = new List<(ServiceClock Clock, bool IsLate)>();
        foreach (var clock in due)
        {
            var isLate = clock.DueAt <= now;
            if (await Claim(db, clock, isLate, now, ct))
            {
                claimed.Add((clock, isLate));
            }
        }

        await services.GetRequiredService<INotifier>().Notify(await Notices(services, claimed, ct), ct);
        foreach (var type in services.GetServices<IServiceClocked>())
        {
            List<LateClock> late = [.. claimed.Where(c => c.IsLate && c.Clock.RecordType == type.RecordType).Select(c => new LateClock(c.Clock.RecordId, c.Clock.Kind, c.Clock.DueAt))];
            await (late.Count > 0 ? type.Late(late, ct) : Task.CompletedTask);
        }

        return due.Count;
    }

    private static async Task<bool> Claim(CrmDbContext db, ServiceClock clock, bool isLate, DateTime now, CancellationToken ct)
    {
        var (warned, breached, next) = isLate ? (clock.WarnedAt, (DateTime?)now, (DateTime?)null) : (now, null, clock.DueAt);
        return await db.Set<ServiceClock>().Where(c => c.Id == clock.Id && c.NextAlert == clock.NextAlert && c.Version == clock.Version).ExecuteUpdateAsync(
            u => u.SetProperty(c => c.WarnedAt, warned).SetProperty(c => c.BreachedAt, breached).SetProperty(c => c.NextAlert, next).SetProperty(c => c.Version, c => c.Version + 1), ct) == 1;
    }

    private static async Task<List<Notice>> Notices(IServiceProvider services, List<(ServiceClock Clock, bool IsLate)> claimed, CancellationToken ct)
    {
        var scopes = services.GetRequiredService<RecordScopes>();
        var above = new Dictionary<Guid, IReadOnlyList<Guid>>();
        var notices = new List<Notice>();
        foreach (var group in claimed.GroupBy(c => c.Clock.RecordType, StringComparer.Ordinal))
        {
            var records = await scopes.Of(group.Key, [.. group.Select(c => c.Clock.RecordId).Distinct()], ct);
            foreach (var (clock, isLate) in group)
            {
                if (!records.TryGetValue(clock.RecordId, out var record) || record.IsDeleted)
                {
                    continue;
                }

                if (record.OwnerId is { } owner)
                {
                    notices.Add(Tell(owner, isLate ? ServiceClockNotices.Late : ServiceClockNotices.Soon, clock, owner));
                }

                if (isLate)
                {
                    notices.AddRange((await Above(services, record.OwnerId, above, ct)).Select(user => Tell(user, ServiceClockNotices.Escalated, clock, record.OwnerId)));
                }
            }
        }

        return notices;
    }

    // For what is nobody's, all who supervise.
    private static async Task<IReadOnlyList<Guid>> Above(IServiceProvider services, Guid? owner, Dictionary<Guid, IReadOnlyList<Guid>> known, CancellationToken ct)
    {
        if (!known.TryGetValue(owner ?? Guid.Empty, out var above))
        {
            known[owner ?? Guid.Empty] = above = owner is { } id
                ? await services.GetRequiredService<IUserDirectory>().Above(id, ServiceClockNotices.Supervise.Name, ct)
                : [.. (await services.GetRequiredService<IUserContacts>().WithPermission(ServiceClockNotices.Supervise.Name, ct)).Select(u => u.Id)];
        }

        return above;
    }

    // What an import brought is due at one instant, and told at once.
    private static Notice Tell(Guid user, NotificationKind kind, ServiceClock clock, Guid? owner) =>
        new(user, kind.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["clock"] = clock.Kind, ["due"] = clock.DueAt, ["ownerId"] = owner })
        {
            RecordType = clock.RecordType, RecordId = clock.RecordId, GroupKey = $"{kind.Name}:{clock.Kind}:{clock.DueAt.Ticks}",
        };
}
