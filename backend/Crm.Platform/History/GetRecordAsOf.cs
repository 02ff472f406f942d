using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Reads one record as it was at an instant; whoever cannot see it now cannot see how it was.</summary>
internal sealed record GetRecordAsOf<T>(Guid Id, DateTime At) : IQuery<T>
    where T : Record;

internal sealed class GetRecordAsOfHandler<T>(CrmDbContext db, RecordCatalog catalog, RecordReader<T> reader) : IRequestHandler<GetRecordAsOf<T>, T>
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<T> Handle(GetRecordAsOf<T> request, CancellationToken cancellationToken)
    {
        var record = await reader.Get(request.Id, cancellationToken);
        var steps = await (from change in db.Set<Change>().AsNoTracking()
                           where change.RecordId == request.Id
                           join made in db.Set<ChangeSet>() on change.ChangeSetId equals made.Id
                           join slice in db.Set<ChangeSlice>() on change.SliceId equals slice.Id into slices
                           from slice in slices.DefaultIfEmpty()
                           orderby change.Version
                           select new Step { Version = change.Version, Operation = change.Operation, ActorId = made.ActorId, At = slice == null ? made.At : slice.At })
            .ToListAsync(cancellationToken);

        // Clocks of several instances may differ; versions never go back, so what came after a later one did too.
        var present = steps.TakeWhile(s => s.At <= request.At).LastOrDefault();
        if (present is null)
        {
            throw new NotFoundException(type.Name);
        }

        if (present.Version < record.Version)
        {
            await WalkBack(record, present, steps, cancellationToken);
        }

        return record;
    }

    private async Task WalkBack(T record, Step present, List<Step> steps, CancellationToken ct)
    {
        var later = await db.Set<Change>().AsNoTracking().Where(c => c.RecordId == record.Id && c.Version > present.Version).OrderByDescending(c => c.Version).ToListAsync(ct);
        foreach (var change in later)
        {
            foreach (var (field, value) in FieldChanges.Read(type, change.Before))
            {
                if (field.Name == "teamId")
                {
                    record.AssignTo(record.OwnerId, value as Guid?);
                }
                else if (field.IsInHistory)
                {
                    field.Set(record, value);
                }
            }
        }

        type.Derive(record);
        var deletion = steps.LastOrDefault(s => s.Version <= present.Version && s.Operation is ChangeKind.Delete or ChangeKind.Restore);
        var entry = db.Entry(record);
        entry.Property(r => r.Version).CurrentValue = present.Version;
        entry.Property(r => r.UpdatedAt).CurrentValue = present.At;
        entry.Property(r => r.UpdatedBy).CurrentValue = present.ActorId;
        entry.Property(r => r.DeletedAt).CurrentValue = deletion is { Operation: ChangeKind.Delete } ? deletion.At : null;
    }

    private sealed class Step
    {
        public long Version { get; init; }
        public ChangeKind Operation { get; init; }
        public Guid? ActorId { get; init; }
        public DateTime At { get; init; }
    }
}
