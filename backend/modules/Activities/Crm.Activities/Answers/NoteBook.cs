using Crm.Activities.Domain;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Answers;

/// <summary>Notes are activities.</summary>
internal sealed class NoteBook(ActivitiesDb db, IMediator mediator, RecordCatalog catalog) : INoteBook
{
    private const int Most = 100;

    public async Task Write(string recordType, Guid recordId, string text, CancellationToken ct)
    {
        var (type, values) = (catalog.Of<Activity>(), new RecordValues());
        values.Set(type.Find("kind")!, ActivityKind.Note);
        values.Set(type.Find("body")!, text);
        values.Set(type.Find($"{recordType}Id")!, recordId);
        await mediator.Send(new CreateRecord<Activity>(values), ct);
    }

    public async Task<IReadOnlyList<Note>> Of(string recordType, Guid recordId, IReadOnlyCollection<Guid> authors, CancellationToken ct)
    {
        var by = authors.Select(id => (Guid?)id).ToList();
        var notes = db.Activities.AsNoTracking().Where(a => a.DeletionId == Guid.Empty && a.Kind == ActivityKind.Note && by.Contains(a.CreatedBy));
        notes = recordType == "lead" ? notes.Where(a => a.LeadId == recordId) : notes.Where(a => a.ContactId == recordId);
        return await notes.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).Select(a => new Note(a.CreatedBy!.Value, a.At, a.Body ?? "")).ToListAsync(ct);
    }
}
