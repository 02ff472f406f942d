using System.Text.Json;
using Crm.Leads.Domain;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Scoring;

/// <summary>Reads by what leads are scored now; once for a command, an import's batch or a portion of a job.</summary>
internal sealed class LeadScoring(LeadsDb db, RecordCatalog catalog, ModelCache cache)
{
    private LeadScorer? scorer;

    public async Task<LeadScorer> Current(CancellationToken ct)
    {
        if (scorer is not null)
        {
            return scorer;
        }

        var type = catalog.Of<Lead>();
        var rules = await db.ScoreRules.AsNoTracking().OrderBy(r => r.Position).ToListAsync(ct);
        var active = await db.Models.Where(m => m.IsActive).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        return scorer = new LeadScorer(
            type,
            [.. rules.Select(r => Condition(r.Where, type) is { } condition ? new PointRule(r.Name, condition, r.Points) : null).OfType<PointRule>()],
            active is { } id ? await cache.Get(id, db, ct) : null);
    }

    // A field that a rule speaks of may have been retired since: then it holds for none.
    private static Condition? Condition(string where, RecordType type)
    {
        using var document = JsonDocument.Parse(where);
        return Crm.Platform.Records.Conditions.Condition.Read(document.RootElement.Clone(), type, new InputErrors());
    }
}

/// <summary>The model in use, read once: it never changes, only which one is in use does.</summary>
internal sealed class ModelCache
{
    private volatile Tuple<Guid, ChanceModel>? last;

    public async Task<ChanceModel?> Get(Guid id, LeadsDb db, CancellationToken ct)
    {
        if (last is { } known && known.Item1 == id)
        {
            return known.Item2;
        }

        if (await db.Models.Where(m => m.Id == id).Select(m => m.Parameters).FirstOrDefaultAsync(ct) is not { } json)
        {
            return null;
        }

        var model = JsonSerializer.Deserialize<ChanceModel>(json, JsonColumn.Options)!;
        last = Tuple.Create(id, model);
        return model;
    }
}
