using Crm.Leads.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Scoring;

/// <summary>Scores what is there, past history: nobody has edited these leads.</summary>
internal sealed class ScoreWriter(LeadsDb db, LeadScoring scoring)
{
    private const int AtOnce = 1000;

    /// <summary>Scores the next leads after one; answers how many, and the last where there are more.</summary>
    public async Task<(int Count, Guid? Last)> Next(Guid after, CancellationToken ct)
    {
        var scorer = await scoring.Current(ct);
        var leads = await db.Leads.AsNoTracking().Where(l => l.Id > after).OrderBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
        var changed = leads.Select(l => (Lead: l, Score: (long?)scorer.Score(l))).Where(s => s.Score != s.Lead.Score);
        foreach (var alike in changed.GroupBy(s => s.Score, s => s.Lead.Id))
        {
            var (score, rank, ids) = (alike.Key, alike.Key ?? long.MinValue, alike.ToList());
            await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.Score, score).SetProperty(l => EF.Property<long>(l, nameof(Lead.Score) + "Rank"), rank), ct);
        }

        return (leads.Count, leads.Count == AtOnce ? leads[^1].Id : null);
    }
}
