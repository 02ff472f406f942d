using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Orphans;

/// <summary>Counts references that lead nowhere, of every record type and field.</summary>
internal sealed record CountOrphans : IQuery<OrphanCounts>;

/// <summary>What is not as it should be; nothing where all references lead somewhere.</summary>
internal sealed class OrphanCounts
{
    public required IReadOnlyList<OrphanCount> Items { get; init; }
    public required long Total { get; init; }
}

internal static class OrphanPermissions
{
    public static readonly Permission Read = new("orphans.read", "Count references that lead nowhere");
}

internal sealed class CountOrphansHandler(CrmDbContext db, RecordCatalog catalog, IUserDirectory directory, ReferenceLabels labels) : IRequestHandler<CountOrphans, OrphanCounts>
{
    public async Task<OrphanCounts> Handle(CountOrphans request, CancellationToken cancellationToken)
    {
        var found = new List<OrphanCount>();
        foreach (var type in catalog.All)
        {
            foreach (var field in type.DeclaredReferences)
            {
                found.AddRange(await type.Accept(new Links(db, field, catalog.Find(field.ReferenceTo!)!, cancellationToken)));
            }

            if (type.Find("ownerId") is { } owner)
            {
                found.AddRange(await Owners(type, owner, cancellationToken));
            }
        }

        var items = found.Where(c => c.Count > 0).ToList();
        return new OrphanCounts { Items = items, Total = items.Sum(c => c.Count) };
    }

    private async Task<IReadOnlyList<OrphanCount>> Owners(RecordType type, Field owner, CancellationToken ct)
    {
        var counts = await type.Accept(new OwnerCounts(db, ct));
        var active = await directory.Active(counts.Keys, ct);
        var gone = counts.Where(c => !active.Contains(c.Key)).ToList();
        var known = gone.Count == 0 ? [] : (await labels.Fetch(gone.Select(g => ("user", g.Key)), ct)) is var names ? gone.Where(g => names.Of("user", g.Key) is not null).ToList() : [];
        return
        [
            new() { RecordType = type.Name, Field = owner.Name, Kind = OrphanKind.InactiveOwner, Count = known.Sum(c => c.Value) },
            new() { RecordType = type.Name, Field = owner.Name, Kind = OrphanKind.Missing, Count = gone.Except(known).Sum(c => c.Value) },
        ];
    }

    /// <summary>References to records: two counts by the database.</summary>
    private sealed class Links(CrmDbContext db, Field field, RecordType target, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<OrphanCount>>>
    {
        public async Task<IReadOnlyList<OrphanCount>> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var column = field.PropertyName;
            var linked = db.Set<T>().Where(r => r.DeletionId == Guid.Empty && EF.Property<Guid?>(r, column) != null);
            var (deleted, all) = (target.Accept(new Targets(db, inTheBin: true)), target.Accept(new Targets(db, inTheBin: false)));
            return
            [
                Count(type, OrphanKind.Deleted, await linked.LongCountAsync(r => deleted.Contains(EF.Property<Guid?>(r, column)!.Value), ct)),
                Count(type, OrphanKind.Missing, await linked.LongCountAsync(r => !all.Contains(EF.Property<Guid?>(r, column)!.Value), ct)),
            ];
        }

        private OrphanCount Count(RecordType type, OrphanKind kind, long count) => new() { RecordType = type.Name, Field = field.Name, Kind = kind, Count = count };
    }

    /// <summary>The ids of all records, or of those in the bin.</summary>
    private sealed class Targets(CrmDbContext db, bool inTheBin) : IRecordVisitor<IQueryable<Guid>>
    {
        public IQueryable<Guid> Visit<T>(RecordType<T> type)
            where T : Record => (inTheBin ? db.Set<T>().Where(r => r.DeletedAt > DateTime.UnixEpoch) : db.Set<T>()).Select(r => r.Id);
    }

    /// <summary>How many living records each owner has: there are few owners.</summary>
    private sealed class OwnerCounts(CrmDbContext db, CancellationToken ct) : IRecordVisitor<Task<Dictionary<Guid, long>>>
    {
        public Task<Dictionary<Guid, long>> Visit<T>(RecordType<T> type)
            where T : Record => db.Set<T>().Where(r => r.DeletionId == Guid.Empty && r.OwnerId != null).GroupBy(r => r.OwnerId!.Value)
                .Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}

internal sealed class CountOrphansEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/orphans", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CountOrphans(), ct)))
        .WithName("CountOrphans").WithTags("Administration").WithSummary("Count references that lead nowhere")
        .WithDescription("By record type and field: references to records that are in the bin (`deleted`) or gone (`missing`), and owners who may not sign in any more (`inactiveOwner`).")
        .Requires(OrphanPermissions.Read.Name);
}
