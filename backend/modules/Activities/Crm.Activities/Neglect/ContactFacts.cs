using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Neglect;

/// <summary>When one customer was last in touch with us, and what is owed to them.</summary>
internal sealed record ContactFacts(DateTime? LastTwoWayAt, DateTime? UnansweredSince, IReadOnlyList<DateTime> BrokenPromises)
{
    public static readonly ContactFacts None = new(null, null, []);

    /// <summary>Of some customers at once: two reads along the indexes of their activities and promises.</summary>
    public static async Task<Dictionary<Guid, ContactFacts>> Of(ActivitiesDb db, string recordType, IReadOnlyList<Guid> ids, DateTime now, CancellationToken ct)
    {
        var known = ids.Select(id => (Guid?)id).ToList();
        var isAccount = recordType == "account";
        var said = db.Activities.AsNoTracking().Where(a =>
            a.DeletionId == Guid.Empty && !a.IsAutomatic && a.Status == ActivityStatus.Done && a.At <= now
            && (a.Kind == ActivityKind.Meeting || a.Kind == ActivityKind.Email || (a.Kind == ActivityKind.Call && (a.Outcome == null || a.Outcome == CallOutcome.Connected))));
        var mine = isAccount
            ? said.Where(a => known.Contains(a.AccountId)).Select(a => new { Id = a.AccountId, a.Kind, a.Direction, a.At })
            : said.Where(a => known.Contains(a.ContactId)).Select(a => new { Id = a.ContactId, a.Kind, a.Direction, a.At });
        var rows = await mine.GroupBy(a => new { a.Id, a.Kind, a.Direction }).Select(g => new { g.Key.Id, g.Key.Kind, g.Key.Direction, Last = g.Max(a => a.At) }).ToListAsync(ct);
        var broken = db.Promises.AsNoTracking().Where(p => p.DeletionId == Guid.Empty && p.State == PromiseState.Broken && p.PromisedBy == PromiseSide.Us && p.SettledAt != null);
        var promised = isAccount
            ? broken.Where(p => known.Contains(p.AccountId)).Select(p => new { Id = p.AccountId, p.SettledAt })
            : broken.Where(p => known.Contains(p.ContactId)).Select(p => new { Id = p.ContactId, p.SettledAt });
        var promises = (await promised.ToListAsync(ct)).ToLookup(p => p.Id!.Value, p => p.SettledAt!.Value);

        return rows.Select(r => r.Id!.Value).Concat(promises.Select(p => p.Key)).Distinct().ToDictionary(id => id, id =>
        {
            var own = rows.Where(r => r.Id == id).ToList();
            var talked = own.Where(r => r.Kind != ActivityKind.Email).Max(r => (DateTime?)r.Last);
            var heard = own.Where(r => r is { Kind: ActivityKind.Email, Direction: ActivityDirection.Inbound }).Max(r => (DateTime?)r.Last);
            var wrote = own.Where(r => r is { Kind: ActivityKind.Email, Direction: not ActivityDirection.Inbound }).Max(r => (DateTime?)r.Last);

            // Mail is two-way where both sides wrote: until the earlier of their last words.
            var mailed = heard is null || wrote is null ? null : heard < wrote ? heard : wrote;
            var answered = Later(wrote, talked);
            return new ContactFacts(Later(talked, mailed), heard > (answered ?? DateTime.MinValue) ? heard : null, [.. promises[id]]);
        });
    }

    /// <summary>Since when a rule is not met; null where it is.</summary>
    public (DateTime Since, bool IsSilent, int Broken)? Against(NeglectRule rule, DateTime createdAt, DateTime now)
    {
        var last = LastTwoWayAt ?? createdAt;
        var silent = last.AddDays(rule.Days);
        var late = UnansweredSince?.AddHours(rule.AnswerHours ?? 0);
        var broken = BrokenPromises.Where(b => b > last).ToList();
        List<DateTime> since = [];
        if (silent <= now)
        {
            since.Add(silent);
        }

        if (rule.AnswerHours is not null && late <= now)
        {
            since.Add(late.Value);
        }

        since.AddRange(broken);
        return since.Count == 0 ? null : (since.Min(), silent <= now, broken.Count);
    }

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other : one;
}
