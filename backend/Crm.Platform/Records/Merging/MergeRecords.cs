using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Merging;

/// <summary>Makes one record of several: the first survives, the others go to the bin and lead to it.</summary>
public sealed record MergeRecords<T>(Guid Id, IReadOnlyList<Guid> Others, IReadOnlyDictionary<string, Guid> Choices) : ICommand<T>
    where T : Record;

/// <summary>Shows what such a merge would make, and of what.</summary>
public sealed record PreviewMerge<T>(Guid Id, IReadOnlyList<Guid> Others, IReadOnlyDictionary<string, Guid> Choices) : IQuery<MergePreview<T>>
    where T : Record;

/// <summary>The record as it would be, the fields of which one value is lost, and how many rows refer to what is merged.</summary>
public sealed record MergePreview<T>(
    T Record,
    IReadOnlyList<(Field Field, IReadOnlyList<(Guid RecordId, object? Value)> Values)> Conflicts,
    IReadOnlyList<(RecordType Type, Field Field, long Count)> Moves)
    where T : Record;

internal sealed class MergeRecordsHandler<T>(
    CrmDbContext db, RecordCatalog catalog, ICurrentUser user, RecordWriter<T> writer, ChangeRecorder recorder, UnitOfWork unitOfWork, ReferenceMover references,
    IEnumerable<IMergeFollower> followers, TimeProvider clock) : IRequestHandler<MergeRecords<T>, T>, IRequestHandler<PreviewMerge<T>, MergePreview<T>>
    where T : Record
{
    /// <summary>The survivor and the others together.</summary>
    private const int Most = 20;

    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<T> Handle(MergeRecords<T> request, CancellationToken cancellationToken)
    {
        var records = await Load(request.Id, request.Others, db.Set<T>(), cancellationToken);
        var survivor = records[0];
        var values = new MergePlan(type, records, request.Choices, user).Values();
        var merge = new RecordMerge(type.Name, request.Others, request.Id, recorder.Begin(ChangeKind.Merge).Id);
        await writer.Update(survivor, values, cancellationToken);
        await TakeOver(records, merge, cancellationToken);

        await unitOfWork.Flush(cancellationToken);
        await references.Move(merge, cancellationToken);
        foreach (var follower in followers)
        {
            await follower.Follow(merge, cancellationToken);
        }

        // What now refers to the survivor may break a rule that each record kept, such as a tree without circles.
        await writer.CheckLinks(survivor, cancellationToken);
        return survivor;
    }

    public async Task<MergePreview<T>> Handle(PreviewMerge<T> request, CancellationToken cancellationToken)
    {
        var records = await Load(request.Id, request.Others, db.Set<T>().AsNoTracking(), cancellationToken);
        var plan = new MergePlan(type, records, request.Choices, user);
        var conflicts = plan.Conflicts().ToList();
        foreach (var (field, value) in plan.Values().All)
        {
            field.Set(records[0], value);
        }

        type.Derive(records[0]);
        return new(records[0], conflicts, await references.Count(new RecordMerge(type.Name, request.Others, request.Id, ChangeSetId: default), cancellationToken));
    }

    /// <summary>The survivor and the others in the given order, each of which the caller may change and merge.</summary>
    private async Task<List<T>> Load(Guid id, IReadOnlyList<Guid> others, IQueryable<T> from, CancellationToken ct)
    {
        List<Guid> ids = [id, .. others];
        if (ids.Count is < 2 or > Most || ids.Distinct().Count() != ids.Count)
        {
            throw new InvalidInputException("others", $"Name 1 to {Most - 1} other records, each once.");
        }

        var found = await from.Reach(user, type.ReadPermission).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var records = ids.ConvertAll(i => found.GetValueOrDefault(i) ?? throw new NotFoundException(type.Name));
        if (records.Exists(r => r.IsDeleted))
        {
            throw new ConflictException("deleted", "A record that is merged lies in the bin. Restore it first.");
        }

        return records.TrueForAll(r => user.Covers(type.EditPermission, r) && user.Covers(type.MergePermission, r))
            ? records
            : throw new ForbiddenException($"You may see these {type.Resource} but not merge all of them.");
    }

    private async Task TakeOver(List<T> records, RecordMerge merge, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var keys = (await db.Set<ExternalId>().Where(e => merge.From.Contains(e.RecordId) && e.RecordType == type.Name).ToListAsync(ct)).ToLookup(k => k.RecordId);
        foreach (var other in records.Skip(1))
        {
            var own = keys[other.Id].ToList();
            db.Add(new MergedRecord
            {
                RecordId = other.Id, RecordType = type.Name, SurvivorId = merge.To, ChangeSetId = merge.ChangeSetId, Keys = own.ConvertAll(k => new MergedKey(k.Source, k.Key)),
            });
            own.ForEach(k => (k.RecordId, k.ImportId) = (merge.To, null));
            other.Delete(now);
        }
    }
}
