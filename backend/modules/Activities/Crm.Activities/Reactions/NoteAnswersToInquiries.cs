using Crm.Activities.Domain;
using Crm.Leads.Contracts;
using Crm.Platform.History;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Reactions;

/// <summary>Whoever writes to somebody, calls or meets them has answered what they had asked.</summary>
internal sealed class NoteAnswersToInquiries(ActivitiesDb db, IMediator mediator) : IChangeListener
{
    public string Name => "activities.answers";

    public IReadOnlyCollection<string> RecordTypes => ["activity"];

    public IReadOnlyCollection<string> PassesOverImportsOf => ["activity"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var ids = changes.Where(c => c.SetKind != ChangeKind.Undo && c.Operation is ChangeKind.Create or ChangeKind.Edit).Select(c => c.RecordId).Distinct().ToList();
        var done = ids.Count == 0 ? [] : await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DeletionId == Guid.Empty && a.Status == ActivityStatus.Done && (a.LeadId != null || a.ContactId != null) && !a.IsAutomatic
            && ((a.Kind == ActivityKind.Email && a.Direction == ActivityDirection.Outbound) || a.Kind == ActivityKind.Meeting || (a.Kind == ActivityKind.Call && (a.Outcome == null || a.Outcome == CallOutcome.Connected)))).ToListAsync(ct);
        var answers = done.SelectMany(a => new[] { a.LeadId, a.ContactId }.OfType<Guid>().Select(id => new Answer(id, a.DoneAt ?? a.At, a.OwnerId))).ToList();
        if (answers.Count > 0)
        {
            await mediator.Send(new NoteAnswers(answers), ct);
        }
    }
}
