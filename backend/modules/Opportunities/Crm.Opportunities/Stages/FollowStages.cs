using Crm.Opportunities.Domain;
using Crm.Platform.History;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Stages;

/// <summary>Keeps how long deals stay in each stage, whoever moves them: people, imports, bulk edits, undoing.</summary>
internal sealed class FollowStages(OpportunitiesDb db) : IChangeListener
{
    private const string Field = "stageId";
    private static readonly string[] Types = ["opportunity"];

    public string Name => "opportunities.stages";

    public IReadOnlyCollection<string> RecordTypes => Types;

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var moves = changes.Select(c => (Change: c, Stage: c.New(Field) is { ValueKind: System.Text.Json.JsonValueKind.String } value && value.TryGetGuid(out var id) ? id : (Guid?)null))
            .Where(m => m.Stage is not null).ToList();
        if (moves.Count == 0)
        {
            return;
        }

        var ids = moves.Select(m => m.Change.RecordId).Distinct().ToList();
        var present = (await db.Visits.Where(v => ids.Contains(v.OpportunityId) && v.LeftAt == null).ToListAsync(ct)).ToLookup(v => v.OpportunityId).ToDictionary(g => g.Key, g => g.Last());
        foreach (var (change, stage) in moves)
        {
            var before = present.GetValueOrDefault(change.RecordId);
            if (before?.StageId == stage || before?.EnteredAt > change.At)
            {
                continue; // Heard before: the listener was started again.
            }

            before?.Leave(change.At);
            var visit = new StageVisit(change.RecordId, stage!.Value, before?.StageId, change.At, change.ActorId);
            db.Visits.Add(visit);
            present[change.RecordId] = visit;
        }
    }
}
