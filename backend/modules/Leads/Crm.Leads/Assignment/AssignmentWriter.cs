using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Assignment;

/// <summary>Gives leads that are there to their owners: one statement for all that go the same way, with the history of each.</summary>
internal sealed class AssignmentWriter(LeadsDb db, RecordCatalog catalog, ChangeRecorder recorder, AssignmentWatch watch, UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
{
    private static readonly string[] Touched = ["ownerId", "teamId", "status", "assignedBy", "assignmentRule"];

    /// <summary>Answers the change set; null where there was nothing to do.</summary>
    public async Task<Guid?> Write(IReadOnlyDictionary<Lead, Given> given, CancellationToken ct)
    {
        if (given.Count == 0)
        {
            return null;
        }

        await unitOfWork.Begin(ct);
        var type = catalog.Of<Lead>();
        var fields = Touched.Select(name => type.Find(name)!).ToList();
        var moved = given.Select(g =>
        {
            var before = FieldChanges.Write(fields, g.Key);
            g.Key.Give(g.Value.OwnerId, g.Value.TeamId, g.Value.By, g.Value.Rule);
            g.Key.Derive();
            return (Lead: g.Key, g.Value, Before: before, After: FieldChanges.Write(fields, g.Key));
        }).ToList();
        var (now, by) = (clock.GetUtcNow().UtcDateTime, user.Id);
        foreach (var alike in moved.GroupBy(m => (m.Before, m.After)))
        {
            var (one, status) = (alike.First().Value, alike.First().Lead.Status);
            var ids = alike.Select(m => m.Lead.Id).ToList();
            await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id) && l.OwnerId == null).ExecuteUpdateAsync(
                u => u.SetProperty(l => l.OwnerId, (Guid?)one.OwnerId).SetProperty(l => l.TeamId, one.TeamId).SetProperty(l => l.Status, status)
                    .SetProperty(l => l.AssignedBy, (LeadAssignment?)one.By).SetProperty(l => l.AssignmentRule, one.Rule)
                    .SetProperty(l => l.UpdatedAt, now).SetProperty(l => l.UpdatedBy, by).SetProperty(l => l.Version, l => l.Version + 1),
                ct);
            recorder.AddEdits(type, alike.Select(m => (m.Lead.Id, m.Lead.Version + 1)), alike.Key.Before, alike.Key.After);
        }

        watch.Saving(recorder.ChangeSetId, moved.Select(m => ((Record)m.Lead, type.Name, (Guid?)null)));
        return recorder.ChangeSetId;
    }
}
