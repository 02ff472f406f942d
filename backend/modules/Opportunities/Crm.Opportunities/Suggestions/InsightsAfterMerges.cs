using Crm.Opportunities.Domain;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Suggestions;

/// <summary>What was said of an account that was merged is said of what it has become; where both have said something, the later one counts.</summary>
internal sealed class InsightsAfterMerges(OpportunitiesDb db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        Guid[] all = [.. merge.From, merge.To];
        foreach (var same in (await db.Of<DismissedSuggestion>().Where(d => all.Contains(d.AccountId)).ToListAsync(ct)).GroupBy(d => (d.Kind, d.ItemKey)))
        {
            Keep(same.OrderByDescending(d => d.DismissedAt).ThenBy(d => d.Id), d => d.AccountId, (d, id) => d.AccountId = id, merge.To);
        }

        foreach (var same in (await db.Of<AccountNeed>().Where(n => all.Contains(n.AccountId)).ToListAsync(ct)).GroupBy(n => n.FamilyKey, StringComparer.Ordinal))
        {
            Keep(same.OrderByDescending(n => n.AsOf).ThenByDescending(n => n.UpdatedAt).ThenBy(n => n.Id), n => n.AccountId, (n, id) => n.AccountId = id, merge.To);
        }

        foreach (var ask in await db.Of<MotiveAsk>().Where(a => merge.From.Contains(a.AccountId)).ToListAsync(ct))
        {
            ask.AccountId = merge.To;
        }

        foreach (var link in await db.Of<OrderLink>().Where(l => merge.From.Contains(l.AccountId)).ToListAsync(ct))
        {
            link.AccountId = merge.To;
        }
    }

    // The one that stays moves; those of the survivor that it replaces go first, so that no two have the same key.
    private void Keep<T>(IEnumerable<T> latestFirst, Func<T, Guid> accountOf, Action<T, Guid> move, Guid to)
        where T : class
    {
        var rows = latestFirst.ToList();
        db.Of<T>().RemoveRange(rows.Skip(1));
        if (accountOf(rows[0]) != to)
        {
            move(rows[0], to);
        }
    }
}
