using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Record = Crm.Kernel.Record;

namespace Crm.Activities.CallLists;

/// <summary>Who is called next: what was agreed before what promises most, nobody twice at once, and nobody who does not want it.</summary>
internal sealed class CallListQueue(
    ActivitiesDb db, CallListFiller filler, ChosenRecords chosen, IConsentCheck consents, IMediator mediator, UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
{
    /// <summary>So long a caller has somebody before them; then others may get them.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);
    private const int AtOnce = 20;
    private const int MostRounds = 50;

    /// <summary>Gives the caller the next one, with their record; null where nobody can be called now.</summary>
    public async Task<(CallListEntry Entry, Record Record)?> Take(CallList list, CancellationToken ct)
    {
        // One transaction from the first look on: on SQLite callers wait for each other, elsewhere the claim itself decides.
        await unitOfWork.Begin(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        for (var round = 0; round < MostRounds; round++)
        {
            var candidates = await Candidates(list, now, ct);
            if (candidates.Count == 0)
            {
                return null;
            }

            var records = await Records(list, candidates, ct);
            var refusals = await Refusals(list, candidates, records, ct);
            foreach (var skipped in candidates.Where(e => refusals.ContainsKey(e.Id)).GroupBy(e => refusals[e.Id], StringComparer.Ordinal))
            {
                await Skip([.. skipped.Select(e => e.Id)], skipped.Key, now, ct);
            }

            foreach (var entry in candidates.Where(e => !refusals.ContainsKey(e.Id)))
            {
                if (await Claim(entry, now, ct))
                {
                    return (entry, records[entry.RecordId]);
                }
            }
        }

        return null;
    }

    /// <summary>When there will be somebody to call; null where nobody is left.</summary>
    public async Task<DateTime?> NextAt(CallList list, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = db.CallListEntries.AsNoTracking().Where(e => e.ListId == list.Id);
        var agreed = await open.Where(e => e.State == CallListState.CallBack).MinAsync(e => (DateTime?)e.NotBefore, ct);
        var regions = await open.Where(e => e.State == CallListState.Waiting).GroupBy(e => e.Region).Select(g => new { Region = g.Key, From = g.Min(e => e.NotBefore), Leased = g.Min(e => e.LeasedUntil) }).ToListAsync(ct);
        var hours = CallingHours.Of(list);
        return regions.Select(r => hours.NextOpen(r.Region, Latest(now, r.From))).Append(agreed is { } at ? Latest(now, at) : null).Min();
    }

    internal static IQueryable<CallListEntry> Due(ActivitiesDb db, Guid listId, Guid? caller, DateTime now) =>
        Free(db, listId, CallListState.CallBack, now).OrderBy(e => e.CallBackBy == caller ? 0 : 1).ThenBy(e => e.NotBefore).ThenBy(e => e.Id);

    internal static IQueryable<CallListEntry> Waiting(ActivitiesDb db, Guid listId, List<string> regions, DateTime now) =>
        Free(db, listId, CallListState.Waiting, now).Where(e => EF.Parameter(regions).Contains(e.Region)).OrderBy(e => e.Rank).ThenBy(e => e.Id);

    private static IQueryable<CallListEntry> Free(ActivitiesDb db, Guid listId, CallListState state, DateTime now) =>
        db.CallListEntries.AsNoTracking().Where(e => e.ListId == listId && e.State == state && e.NotBefore <= now && (e.LeasedUntil == null || e.LeasedUntil <= now));

    private static DateTime Latest(DateTime a, DateTime b) => a > b ? a : b;

    private async Task<List<CallListEntry>> Candidates(CallList list, DateTime now, CancellationToken ct)
    {
        var me = user.Id;
        var entries = db.CallListEntries.AsNoTracking().Where(e => e.ListId == list.Id);

        // What the caller had before them when the page was closed comes first.
        var open = entries.Where(e => e.State == CallListState.Waiting || e.State == CallListState.CallBack);
        if (await open.Where(e => e.LeasedBy == me && e.LeasedUntil > now).OrderBy(e => e.LeasedUntil).FirstOrDefaultAsync(ct) is { } held)
        {
            return [held];
        }

        // What was agreed with the customer holds at any hour, and first for whoever agreed on it.
        var found = await Due(db, list.Id, me, now).Take(AtOnce).ToListAsync(ct);
        if (found.Count < AtOnce)
        {
            var regions = await entries.Where(e => e.State == CallListState.Waiting).Select(e => e.Region).Distinct().ToListAsync(ct);
            var hours = CallingHours.Of(list);
            regions = regions.FindAll(r => hours.IsOpen(r, now));
            found.AddRange(regions.Count == 0 ? [] : await Waiting(db, list.Id, regions, now).Take(AtOnce - found.Count).ToListAsync(ct));
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<Guid, Record>> Records(CallList list, List<CallListEntry> entries, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Record>();
        await foreach (var page in chosen.Of(list.RecordType, [.. entries.Select(e => e.RecordId).Distinct()], ct))
        {
            foreach (var record in page)
            {
                found[record.Id] = record;
            }
        }

        return found;
    }

    /// <summary>Why some of them are not to be called, as it stands at this moment: of a lead also what the contact has said who has the same number.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> Refusals(CallList list, List<CallListEntry> entries, IReadOnlyDictionary<Guid, Record> records, CancellationToken ct)
    {
        var reached = (await mediator.Send(new PeopleByReach([], [.. entries.Select(e => e.Number).OfType<string>().Distinct(StringComparer.Ordinal)]), ct))
            .Where(r => r.RecordType == "contact").ToLookup(r => r.Reach, r => r.Id, StringComparer.Ordinal);
        var persons = entries.ToDictionary(e => e.Id, e => (IReadOnlyList<Guid>)[e.RecordId, .. reached[e.Number ?? ""]]);
        var all = persons.Values.SelectMany(p => p).Distinct().ToList();
        var refusing = await consents.Refusing(all, ConsentChannel.Phone, ct);
        var verdicts = list.Purpose is { } purpose ? await consents.MaySend(all, ConsentChannel.Phone, purpose, ct) : null;
        var reasons = new Dictionary<Guid, string>();
        foreach (var entry in entries)
        {
            var reason = !records.TryGetValue(entry.RecordId, out var record) || !filler.NumbersOf(record).Contains(entry.Number, StringComparer.Ordinal) ? SkipReasons.Gone
                : persons[entry.Id].Any(refusing.Contains) ? SkipReasons.DoNotCall
                : verdicts is not null && !persons[entry.Id].Any(p => verdicts[p].MaySend) ? SkipReasons.NoConsent : null;
            if (reason is not null)
            {
                reasons[entry.Id] = reason;
            }
        }

        return reasons;
    }

    private Task<int> Skip(List<Guid> ids, string reason, DateTime now, CancellationToken ct) => db.CallListEntries
        .Where(e => ids.Contains(e.Id) && (e.State == CallListState.Waiting || e.State == CallListState.CallBack))
        .ExecuteUpdateAsync(u => u.SetProperty(e => e.State, CallListState.Skipped).SetProperty(e => e.Reason, reason).SetProperty(e => e.DoneAt, now).SetProperty(e => e.Version, e => e.Version + 1), ct);

    // Of two who want the same one, one gets no row and takes the next.
    private async Task<bool> Claim(CallListEntry entry, DateTime now, CancellationToken ct)
    {
        var (me, until, id, version) = (user.Id, now + Lease, entry.Id, entry.Version);
        var claimed = await db.CallListEntries.Where(e => e.Id == id && e.Version == version)
            .ExecuteUpdateAsync(u => u.SetProperty(e => e.LeasedBy, me).SetProperty(e => e.LeasedUntil, until).SetProperty(e => e.Version, e => e.Version + 1), ct);
        (entry.LeasedBy, entry.LeasedUntil) = (me, until);
        return claimed == 1;
    }
}
