using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.CallLists;

/// <summary>Finds call lists for whoever may see them, and tells how far they have come.</summary>
internal sealed class CallListShelf(ActivitiesDb db, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
{
    private bool SeesAll => user.LevelOf(CallListPermissions.Manage.Name) != AccessLevel.None;

    /// <summary>The lists that the caller made or calls from; all, for whoever manages them.</summary>
    public IQueryable<CallList> Visible()
    {
        var me = user.Id;
        return SeesAll ? db.CallLists : db.CallLists.Where(l => l.CreatedBy == me || db.CallListCallers.Any(c => c.ListId == l.Id && c.UserId == me));
    }

    public async Task<CallList> Get(Guid id, CancellationToken ct) => await Visible().FirstOrDefaultAsync(l => l.Id == id, ct) ?? throw new NotFoundException("call list");

    /// <summary>To change it: whoever made it, or manages all.</summary>
    public async Task<CallList> GetToChange(Guid id, CancellationToken ct)
    {
        var list = await Get(id, ct);
        return MayChange(list) ? list : throw new ForbiddenException("You may call from this list but not change it.");
    }

    /// <summary>To call from it: whoever can see it, while it is open.</summary>
    public async Task<CallList> GetToCall(Guid id, CancellationToken ct)
    {
        var list = await Get(id, ct);
        return list.ClosedAt is null ? list : throw new ConflictException("call_list_closed", "This list is closed: nobody calls from it any more.");
    }

    public async Task<IReadOnlyList<CallListResponse>> Show(IReadOnlyCollection<CallList> lists, CancellationToken ct)
    {
        var ids = lists.Select(l => l.Id).ToList();
        var callers = (await db.CallListCallers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ListId)).ToListAsync(ct)).ToLookup(c => c.ListId, c => c.UserId);
        var progress = await Progress(ids, ct);
        var names = await labels.Fetch(callers.SelectMany(c => c).Concat(lists.Select(l => l.CreatedBy).OfType<Guid>()).Select(id => ("user", id)), ct);
        return
        [
            .. lists.Select(l => new CallListResponse
            {
                Id = l.Id, Version = l.Version, CreatedAt = l.CreatedAt, CreatedBy = l.CreatedBy, CreatedByName = names.Of("user", l.CreatedBy), ClosedAt = l.ClosedAt, RecordType = l.RecordType,
                Settings = Settings(l, [.. callers[l.Id]]), Callers = [.. callers[l.Id].Select(id => new CallListPerson(id, names.Of("user", id)))],
                Progress = progress.GetValueOrDefault(l.Id) ?? new CallListProgress(0, 0, 0, 0, 0, 0), MayChange = MayChange(l),
            }),
        ];
    }

    /// <summary>How far the lists have come; what is asked and what was reckoned always agree: the parts make up the whole.</summary>
    public async Task<IReadOnlyDictionary<Guid, CallListProgress>> Progress(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var counts = await db.CallListEntries.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ListId)).GroupBy(e => new { e.ListId, e.State })
            .Select(g => new { g.Key.ListId, g.Key.State, Count = g.Count(), Leased = g.Count(e => e.LeasedUntil > now) }).ToListAsync(ct);
        return counts.GroupBy(c => c.ListId).ToDictionary(g => g.Key, g =>
        {
            var (waiting, callBack) = (g.FirstOrDefault(c => c.State == CallListState.Waiting), g.FirstOrDefault(c => c.State == CallListState.CallBack));
            return new CallListProgress(
                g.Sum(c => c.Count), (waiting?.Count ?? 0) - (waiting?.Leased ?? 0), (waiting?.Leased ?? 0) + (callBack?.Leased ?? 0), (callBack?.Count ?? 0) - (callBack?.Leased ?? 0),
                g.FirstOrDefault(c => c.State == CallListState.Done)?.Count ?? 0, g.FirstOrDefault(c => c.State == CallListState.Skipped)?.Count ?? 0);
        });
    }

    private bool MayChange(CallList list) => SeesAll || (list.CreatedBy is not null && list.CreatedBy == user.Id);

    private static CallListSettings Settings(CallList list, IReadOnlyList<Guid> callers) => new()
    {
        Name = list.Name, Script = list.Script, Purpose = list.Purpose, CallerIds = callers, HoursFrom = CallListSettings.Clock(list.HoursFrom), HoursUntil = CallListSettings.Clock(list.HoursUntil),
        Days = CallingHours.DaysIn(list.Days), Tries = list.Tries, PauseMinutes = list.PauseMinutes,
        Outcomes = [.. list.Outcomes.Select(o => new CallOutcomeBody { Key = o.Key, Name = o.Name, Effect = o.Effect })],
    };
}
