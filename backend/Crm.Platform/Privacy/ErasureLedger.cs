using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Privacy;

/// <summary>An erasure as the ledger knows it: ids and hashes, like the proof that it is taken from.</summary>
internal sealed record LedgerEntry(
    Guid Id, string RecordType, Guid RecordId, ErasureGround Ground, DateTime RequestedAt, DateTime ErasedAt, IReadOnlyList<Guid> RecordIds, IReadOnlyList<string> Identifiers);

/// <summary>
/// Who was erased, in a file beside the database, one line each: a backup from before knows nothing of it, and a restore erases again by this.
/// What the retention rule removed is not in it; the rule removes it again by itself.
/// </summary>
internal sealed class ErasureLedger(DataPath data, IOptions<PrivacyOptions> options)
{
    public string Path => System.IO.Path.GetFullPath(options.Value.LedgerPath ?? "erasures.log", data.Root);

    /// <summary>Adds what is proved in the database and not yet written here. Twice the same line does no harm.</summary>
    public async Task Write(CrmDbContext db, CancellationToken ct)
    {
        var known = Read(Path).Select(e => e.Id).ToHashSet();
        var erased = await db.Set<Erasure>().AsNoTracking().Where(e => e.State == ErasureState.Erased && e.Ground != ErasureGround.Retention).Select(e => e.Id).ToListAsync(ct);
        foreach (var missing in erased.Where(id => !known.Contains(id)).Chunk(200))
        {
            var proofs = await db.Set<Erasure>().AsNoTracking().Where(e => missing.Contains(e.Id)).ToListAsync(ct);

            // Each between two ends of line: one that was cut off by the end of a process spoils no other.
            await File.AppendAllLinesAsync(Path, proofs.Select(e => "\n" + JsonSerializer.Serialize(
                new LedgerEntry(e.Id, e.RecordType, e.RecordId, e.Ground, e.RequestedAt, e.ErasedAt!.Value, e.RecordIds, e.Identifiers), JsonColumn.Options)), ct);
        }
    }

    public static IReadOnlyList<LedgerEntry> Read(string path) =>
        !File.Exists(path) ? [] : [.. File.ReadLines(path).Select(Parse).OfType<LedgerEntry>().DistinctBy(e => e.Id)];

    private static LedgerEntry? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<LedgerEntry>(line, JsonColumn.Options);
        }
        catch (JsonException)
        {
            return null; // Cut off; it is written again as long as its proof is in the database.
        }
    }
}

/// <summary>Writes the ledger at the start and every hour, for erasures that it may have missed.</summary>
internal sealed class ErasureLedgerUpkeep(CrmDbContext db, ErasureLedger ledger) : IHousekeeping, IStartupTask
{
    public int Order => 900;

    public Task Sweep(CancellationToken ct) => ledger.Write(db, ct);

    public Task Run(CancellationToken ct) => ledger.Write(db, ct);
}
