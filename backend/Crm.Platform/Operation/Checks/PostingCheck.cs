using System.Data.Common;
using System.Runtime.InteropServices;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Operation.Checks;

/// <summary>
/// Search postings against the terms of each record. There is no index over postings by record, so sums are compared: of all postings, and of
/// all terms, in as many heaps as records fall into; only heaps that differ are looked at one by one.
/// </summary>
internal sealed class PostingCheck(CrmDbContext db) : IConsistencyCheck
{
    private const int Heaps = 1 << 16;

    /// <summary>More that differ than this are no slip: the numbers are then those of the heaps that were looked at.</summary>
    private const int MostHeaps = 2000;

    private readonly List<Posting> missing = [];
    private readonly List<Posting> stray = [];

    public string Name => "search";

    public int Order => 25;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        missing.Clear();
        stray.Clear();
        if (await db.Set<Job>().AnyAsync(j => j.FinishedAt == null && (j.Kind == "import" || j.Kind == "importIndex"), ct))
        {
            return new CheckOutcome(0, [], "not compared while an import runs");
        }

        var (sums, looked) = (new ulong[Heaps], 0L);
        await foreach (var (type, term, record) in Postings(ct))
        {
            looked++;
            sums[Heap(record)] += Hash(type, term, record);
        }

        await foreach (var (type, term, record) in Told(ct))
        {
            sums[Heap(record)] -= Hash(type, term, record);
        }

        var differing = Enumerable.Range(0, Heaps).Where(h => sums[h] != 0).Take(MostHeaps).ToHashSet();
        if (differing.Count > 0)
        {
            await Compare(differing, ct);
        }

        return new CheckOutcome(looked, [.. As("terms that lead to no record's posting", missing), .. As("postings that no record has", stray)], "postings");
    }

    public async Task Repair(CancellationToken ct)
    {
        foreach (var some in missing.Chunk(500))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        foreach (var some in stray.Chunk(500))
        {
            db.RemoveRange(some);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static IEnumerable<CheckFinding> As(string what, List<Posting> found) => found.Count == 0 ? [] : [new CheckFinding(what, found.Count, Repairable: true, found[0].RecordId.ToString())];

    private async Task Compare(HashSet<int> differing, CancellationToken ct)
    {
        var wanted = new HashSet<(string, string, Guid)>();
        await foreach (var told in Told(ct))
        {
            if (differing.Contains(Heap(told.Record)))
            {
                wanted.Add(told);
            }
        }

        await foreach (var posting in Postings(ct))
        {
            if (differing.Contains(Heap(posting.Record)) && !wanted.Remove(posting))
            {
                stray.Add(Row(posting));
            }
        }

        missing.AddRange(wanted.Select(Row));
    }

    private static Posting Row((string Type, string Term, Guid Record) row) => new() { RecordType = row.Type, Term = row.Term, RecordId = row.Record };

    private IAsyncEnumerable<(string Type, string Term, Guid Record)> Postings(CancellationToken ct) => Rows("SELECT \"RecordType\", \"Term\", \"RecordId\" FROM \"platform_postings\"", ct);

    private async IAsyncEnumerable<(string Type, string Term, Guid Record)> Told([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (type, terms, record) in Rows("SELECT \"RecordType\", \"Terms\", \"RecordId\" FROM \"platform_record_terms\"", ct))
        {
            foreach (var term in new RecordTerms { RecordType = type, RecordId = record, Terms = terms }.Split())
            {
                yield return (type, term, record);
            }
        }
    }

    // Past the model: of tens of millions of rows nothing but their values is wanted.
    private async IAsyncEnumerable<(string Type, string Term, Guid Record)> Rows(string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var command = db.Database.GetDbConnection().CreateCommand();
        await using (command)
        {
            command.CommandText = sql;
            command.CommandTimeout = 0;
            command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
            var reader = await command.ExecuteReaderAsync(ct);
            await using (reader)
            {
                while (await reader.ReadAsync(ct))
                {
                    yield return (reader.GetString(0), reader.GetString(1), reader.GetGuid(2));
                }
            }
        }
    }

    private static int Heap(Guid record) => (int)(Hash("", "", record) % Heaps);

    // FNV-1a with a last stir, so that sums of neighbours do not cancel each other out.
    private static ulong Hash(string type, string term, Guid record)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in MemoryMarshal.Cast<char, ushort>(type.AsSpan()))
        {
            hash = (hash ^ part) * 1099511628211UL;
        }

        foreach (var part in MemoryMarshal.Cast<char, ushort>(term.AsSpan()))
        {
            hash = (hash ^ part) * 1099511628211UL;
        }

        foreach (var part in MemoryMarshal.Cast<Guid, ulong>(MemoryMarshal.CreateReadOnlySpan(in record, 1)))
        {
            hash = (hash ^ part) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }
}
