using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.History;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Audit;

/// <summary>The commits of the change feed from one number to another, and what they were when they were linked into the chain.</summary>
internal sealed record ChangePortion(long From, long To, int Changes, string Digest, bool Broken = false)
{
    public static ChangePortion Of(AuditEntry entry) => JsonSerializer.Deserialize<ChangePortion>(entry.Details!, JsonColumn.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonColumn.Options);

    /// <summary>
    /// Reads the commits and digests each change with who made it; mixed with a salt, so that a digest whose salt is gone cannot be
    /// used to guess what it was made of. The order in which rows come does not matter.
    /// </summary>
    public static async Task<ChangePortion> Read(CrmDbContext db, long from, long to, string salt, CancellationToken ct)
    {
        var slices = await db.Set<ChangeSlice>().AsNoTracking().Where(s => s.Sequence >= from && s.Sequence <= to)
            .Join(db.Set<ChangeSet>(), s => s.ChangeSetId, c => c.Id, (s, c) => new { s.Id, s.Sequence, s.At, c.ActorId, c.Source }).ToListAsync(ct);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromHexString(salt));
        var digests = new List<string>(slices.Count);
        foreach (var s in slices)
        {
            AuditChain.Append(hash, Number(s.Sequence), s.Id.ToString(), Number(s.At.Ticks), s.ActorId?.ToString(), s.Source.ToString());
            digests.Add(Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        var ids = slices.ConvertAll(s => s.Id);
        var changes = 0;
        await foreach (var c in db.Set<Change>().AsNoTracking().Where(c => ids.Contains(c.SliceId)).AsAsyncEnumerable().WithCancellation(ct))
        {
            changes++;
            AuditChain.Append(
                hash, c.Id.ToString(), c.ChangeSetId.ToString(), c.SliceId.ToString(), Number(c.Ordinal), c.RecordType, c.RecordId.ToString(), c.Operation.ToString(), Number(c.Version), c.Before, c.After);
            digests.Add(Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        digests.Sort(StringComparer.Ordinal);
        AuditChain.Append(hash, [.. digests]);
        return new ChangePortion(from, to, changes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
