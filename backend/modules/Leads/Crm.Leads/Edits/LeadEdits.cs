using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Edits;

/// <summary>Changes leads that are there in what follows from rules and happenings: one statement for all that go the same way, with the history of each.</summary>
internal sealed class LeadEdits(LeadsDb db, RecordCatalog catalog, ChangeRecorder recorder, AssignmentWatch watch, UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
{
    private static readonly string[] Touched = ["ownerId", "teamId", "status", "assignedBy", "assignmentRule", "firstResponseAt", "handoff", "acceptBy", "passedBy"];

    /// <summary>Answers the change set; null where there was nothing to do.</summary>
    /// <param name="still">What must hold yet of those that are written, where somebody was quicker.</param>
    public async Task<Guid?> Write(IReadOnlyCollection<Lead> leads, Action<Lead> change, Expression<Func<Lead, bool>> still, CancellationToken ct)
    {
        var type = catalog.Of<Lead>();
        var fields = Touched.Select(name => type.Find(name)!).ToList();
        var moved = leads.Select(lead =>
        {
            var (owner, before) = (lead.OwnerId, Values(fields, lead));
            change(lead);
            lead.Derive();
            return new Moved(lead, owner, before, Values(fields, lead));
        }).Where(m => !m.Before.SequenceEqual(m.After)).ToList();
        if (moved.Count == 0)
        {
            return null;
        }

        await unitOfWork.Begin(ct);
        foreach (var alike in moved.GroupBy(m => (string.Concat(m.Before), string.Concat(m.After))))
        {
            await Write([.. alike], still, ct);
            var changed = Enumerable.Range(0, fields.Count).Where(i => alike.First().Before[i] != alike.First().After[i]).ToList();
            recorder.AddEdits(type, alike.Select(m => (m.Lead.Id, m.Lead.Version + 1)), Whole(changed.Select(i => alike.First().Before[i])), Whole(changed.Select(i => alike.First().After[i])));
        }

        watch.Saving(recorder.ChangeSetId, moved.Select(m => ((Record)m.Lead, type.Name, m.OwnerBefore)));
        return recorder.ChangeSetId;
    }

    private Task<int> Write(IReadOnlyList<Moved> alike, Expression<Func<Lead, bool>> still, CancellationToken ct)
    {
        var one = alike[0].Lead;
        var (ids, now, by) = (alike.Select(m => m.Lead.Id).ToList(), clock.GetUtcNow().UtcDateTime, user.Id);
        return db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id)).Where(still).ExecuteUpdateAsync(
            u => u.SetProperty(l => l.OwnerId, one.OwnerId).SetProperty(l => l.TeamId, one.TeamId).SetProperty(l => l.Status, one.Status)
                .SetProperty(l => l.AssignedBy, one.AssignedBy).SetProperty(l => l.AssignmentRule, one.AssignmentRule).SetProperty(l => l.FirstResponseAt, one.FirstResponseAt)
                .SetProperty(l => l.Handoff, one.Handoff).SetProperty(l => l.AcceptBy, one.AcceptBy).SetProperty(l => l.PassedBy, one.PassedBy)
                .SetProperty(l => l.UpdatedAt, now).SetProperty(l => l.UpdatedBy, by).SetProperty(l => l.Version, l => l.Version + 1),
            ct);
    }

    private static List<string> Values(List<Field> fields, Lead lead) => fields.ConvertAll(f => FieldChanges.Write([f], lead)[1..^1]);

    private static string Whole(IEnumerable<string> members) => "{" + string.Join(',', members) + "}";

    private sealed record Moved(Lead Lead, Guid? OwnerBefore, List<string> Before, List<string> After);
}
