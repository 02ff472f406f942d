using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Bulk;

/// <summary>What an act on many records would do, before it is done.</summary>
public sealed class BulkPreview
{
    /// <summary>How many records are chosen and can be seen by the caller.</summary>
    public required long Matching { get; init; }

    /// <summary>How many of them would change.</summary>
    public required long Changeable { get; init; }

    /// <summary>How many the caller may see but not change.</summary>
    public required long NotPermitted { get; init; }

    /// <summary>How many are already as they would become; null where more than 10,000 match, which are not looked through.</summary>
    public required long? Unchanged { get; init; }

    public required IReadOnlyList<BulkSample> Sample { get; init; }
}

/// <summary>One of the chosen records.</summary>
public sealed record BulkSample(Guid Id, string Label);

/// <summary>Finds the records that a request chooses, within what the caller may see.</summary>
internal sealed class BulkSelection<T>(CrmDbContext db, RecordCatalog catalog, RecordReader<T> reader, ICurrentUser user)
    where T : Record
{
    private const int AtOnce = 1000;
    private const int SampleSize = 10;
    private readonly RecordType<T> type = catalog.Of<T>();

    /// <summary>The ids that the filter matches now, or those of the given ones that can be acted on.</summary>
    public async Task<List<Guid>> Matching(BulkRequest request, CancellationToken ct)
    {
        var found = new List<Guid>();
        foreach (var records in await Sources(request, ct))
        {
            found.AddRange(await records.Select(r => r.Id).ToListAsync(ct));
        }

        found.Sort();
        return found;
    }

    public async Task<BulkPreview> Preview(BulkRequest request, CancellationToken ct)
    {
        var permission = request.Permission(type);
        var permitted = 0L;
        foreach (var records in await Sources(request, ct))
        {
            permitted += await records.Reach(user, permission).LongCountAsync(ct);
        }

        var ids = await Matching(request, ct);
        var (unchanged, sample) = await LookThrough(ids, request, permission, ct);
        return new BulkPreview
        {
            Matching = ids.Count,
            Changeable = permitted - (unchanged ?? 0),
            NotPermitted = ids.Count - permitted,
            Unchanged = unchanged,
            Sample = sample,
        };
    }

    // Ids that somebody chose are asked for some at a time: engines limit the parameters of a statement.
    private async Task<IReadOnlyList<IQueryable<T>>> Sources(BulkRequest request, CancellationToken ct)
    {
        if (request.Filter is { } filter)
        {
            return [await reader.Matching(filter, ct)];
        }

        var visible = db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission);
        visible = request.Action == BulkAction.Restore ? visible.Where(r => r.DeletedAt > DateTime.UnixEpoch) : visible.Where(r => r.DeletionId == Guid.Empty);
        return [.. request.Ids!.Chunk(AtOnce).Select(chunk => chunk.ToList()).Select(chunk => visible.Where(r => chunk.Contains(r.Id)))];
    }

    private async Task<(long? Unchanged, IReadOnlyList<BulkSample> Sample)> LookThrough(List<Guid> ids, BulkRequest request, string permission, CancellationToken ct)
    {
        var changes = request switch
        {
            { Action: BulkAction.Edit } => request.ReadChanges(type),
            { Action: BulkAction.Reassign, Owners: [var only] } => BulkChanges.To(type, only),
            _ => null,
        };
        var isTooMany = changes is not null && ids.Count > BulkRequest.MaxIds;
        var unchanged = isTooMany ? null : (long?)0;
        List<BulkSample> sample = [];
        foreach (var chunk in (changes is null || isTooMany ? ids.Take(SampleSize) : ids).Chunk(AtOnce))
        {
            var some = chunk.ToList();
            var records = await db.Set<T>().AsNoTracking().Where(r => some.Contains(r.Id)).ToListAsync(ct);
            sample.AddRange(records.Take(SampleSize - sample.Count).Select(r => new BulkSample(r.Id, type.LabelField.Get(r) as string ?? "")));
            unchanged += records.Count(r => changes is not null && user.Covers(permission, r) && IsAlready(changes, r));
        }

        return (unchanged, sample);
    }

    private static bool IsAlready(BulkChanges changes, T record)
    {
        try
        {
            return changes.For(record).All.Count == 0;
        }
        catch (InvalidInputException)
        {
            return false; // It cannot take the change: the job says why.
        }
    }
}
