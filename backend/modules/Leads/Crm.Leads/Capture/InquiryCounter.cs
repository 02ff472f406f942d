using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture;

/// <summary>What has come, and what became of it.</summary>
internal sealed record InquiryCounts(int Received = 0, int Leads = 0, int Merged = 0, int Refused = 0, int Waiting = 0)
{
    /// <summary>Whether each has exactly one fate.</summary>
    public bool Balances => Received == Leads + Merged + Refused + Waiting;

    public static InquiryCounts Of(IEnumerable<(InquiryOutcome Outcome, int Count)> counted)
    {
        var counts = counted.ToLookup(c => c.Outcome, c => c.Count);
        return new InquiryCounts(
            counts.Sum(c => c.Sum()), counts[InquiryOutcome.LeadMade].Sum(), counts[InquiryOutcome.OpenLead].Concat(counts[InquiryOutcome.KnownContact]).Sum(), counts[InquiryOutcome.Refused].Sum(), counts[InquiryOutcome.Waiting].Sum());
    }
}

/// <summary>Counts inquiries, in one query each.</summary>
internal sealed class InquiryCounter(LeadsDb db)
{
    public async Task<IReadOnlyDictionary<Guid, InquiryCounts>> ByForm(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var asked = ids.Select(i => (Guid?)i).ToList();
        var rows = await db.Inquiries.AsNoTracking().Where(i => asked.Contains(i.FormId)).GroupBy(i => new { i.FormId, i.Outcome }).Select(g => new { g.Key.FormId, g.Key.Outcome, Count = g.Count() }).ToListAsync(ct);
        return rows.GroupBy(r => r.FormId!.Value).ToDictionary(g => g.Key, g => InquiryCounts.Of(g.Select(r => (r.Outcome, r.Count))));
    }

    /// <summary>How it stands with what came between two instants.</summary>
    public async Task<InquiryDay> Between(DateOnly day, DateTime from, DateTime until, DateTime now, CancellationToken ct)
    {
        var rows = await db.Inquiries.AsNoTracking().Where(i => i.ReceivedAt >= from && i.ReceivedAt < until)
            .GroupBy(i => new { i.Outcome, i.State, IsOwned = i.OwnerId != null, IsEscalated = i.EscalatedAt != null })
            .Select(g => new { g.Key.Outcome, g.Key.State, g.Key.IsOwned, g.Key.IsEscalated, Count = g.Count() }).ToListAsync(ct);
        var counts = InquiryCounts.Of(rows.Select(r => (r.Outcome, r.Count)));
        return new InquiryDay
        {
            Day = day, CheckedAt = now, Received = counts.Received, Leads = counts.Leads, Merged = counts.Merged, Refused = counts.Refused, Waiting = counts.Waiting,
            Owned = rows.Where(r => r.IsOwned).Sum(r => r.Count), Answered = rows.Where(r => r.State == InquiryState.Answered).Sum(r => r.Count), Escalated = rows.Where(r => r.IsEscalated).Sum(r => r.Count),
            Orphans = rows.Where(r => r is { State: InquiryState.Open, IsOwned: false }).Sum(r => r.Count),
        };
    }
}
