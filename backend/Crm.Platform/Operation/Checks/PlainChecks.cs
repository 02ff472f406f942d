using System.Globalization;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Records;
using Crm.Platform.Records.Orphans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Operation.Checks;

/// <summary>What the engine says of its own file.</summary>
internal sealed class EngineCheck(CrmDbContext db) : IConsistencyCheck
{
    public string Name => "engine";

    public int Order => 0;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        if (db.Database.ProviderName != PortableModel.Sqlite)
        {
            return new CheckOutcome(0, [], "left to the server's own checksums");
        }

        var said = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync(ct);
        var broken = await db.Database.SqlQueryRaw<string>("SELECT DISTINCT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(ct);
        var pages = await db.Database.SqlQueryRaw<long>("SELECT page_count AS \"Value\" FROM pragma_page_count").SingleAsync(ct);
        return new CheckOutcome(pages,
        [
            .. said is ["ok"] ? Array.Empty<CheckFinding>() : [new CheckFinding("pages or indexes that are damaged; restore a backup", said.Count, Example: said[0])],
            .. broken.Select(table => new CheckFinding("rows without the row they belong to", 1, Example: table)),
        ], "pages");
    }
}

/// <summary>References of records that lead nowhere. What lies in the bin, and owners who have left, are no damage: GET /orphans counts them.</summary>
internal sealed class ReferenceCheck(IMediator mediator, RecordCatalog catalog) : IConsistencyCheck
{
    public string Name => "references";

    public int Order => 10;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        var counts = await mediator.Send(new CountOrphans(), ct);
        return new CheckOutcome(catalog.All.Sum(t => t.DeclaredReferences.Count()),
            [.. counts.Items.Where(c => c.Kind == OrphanKind.Missing).Select(c => new CheckFinding($"{c.RecordType}.{c.Field} leads nowhere", c.Count))], "fields");
    }
}

/// <summary>The chain of the audit log and the history that it covers.</summary>
internal sealed class AuditCheck(CrmDbContext db) : IConsistencyCheck
{
    public string Name => "audit";

    public int Order => 30;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        var verified = await new AuditVerifier(db).Verify(anchor: null, ct);
        return new CheckOutcome(verified.Entries,
            [.. verified.Problems.GroupBy(p => p.Kind, StringComparer.Ordinal).Select(p => new CheckFinding($"the chain does not hold ({p.Key})", p.Count(), Example: $"entry {p.First().Sequence.ToString(CultureInfo.InvariantCulture)}"))], "entries");
    }
}

/// <summary>Rows without their content, contents of another size, and contents that no row names.</summary>
internal sealed class FileCheck(CrmDbContext db, LocalFileStore store, TimeProvider clock) : IConsistencyCheck
{
    private const int AtOnce = 2000;

    // Between content and row there is a moment without the row; the housekeeper waits as long.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(2);

    public string Name => "files";

    public int Order => 40;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        var (looked, missing, other, unnamed) = (0L, new Tally(), new Tally(), new Tally());
        var after = "";
        while (await db.Set<StoredFile>().AsNoTracking().Where(f => string.Compare(f.Sha256, after) > 0).Select(f => new { f.Sha256, f.SizeBytes })
            .Distinct().OrderBy(f => f.Sha256).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } page)
        {
            looked += page.Count;
            after = page[^1].Sha256;
            foreach (var file in page)
            {
                var size = store.SizeOf(file.Sha256);
                missing.Add(size is null, file.Sha256);
                other.Add(size is not null && size != file.SizeBytes, file.Sha256);
            }
        }

        foreach (var old in store.WrittenBefore(clock.GetUtcNow().UtcDateTime - Grace).Chunk(500))
        {
            var named = await db.Set<StoredFile>().Where(f => old.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToListAsync(ct);
            foreach (var content in old.Except(named, StringComparer.Ordinal))
            {
                unnamed.Add(found: true, content);
            }
        }

        return new CheckOutcome(looked, [.. missing.As("rows whose content is gone"), .. other.As("contents of another size than their row says"), .. unnamed.As("contents that no row names; the hourly housekeeping removes them")], "contents");
    }
}

/// <summary>Counts one kind of finding and remembers the first.</summary>
internal sealed class Tally
{
    private long count;
    private string? first;

    public void Add(bool found, string example)
    {
        if (found)
        {
            count++;
            first ??= example;
        }
    }

    public IEnumerable<CheckFinding> As(string what, bool repairable = false) => count == 0 ? [] : [new CheckFinding(what, count, repairable, first)];
}
