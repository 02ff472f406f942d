using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Platform.Audit;

/// <summary>How an entry is linked to the one before it.</summary>
internal static class AuditChain
{
    /// <summary>What the first entry is linked to.</summary>
    public const string Beginning = "";

    /// <summary>SHA-256 over the hash before and every part of the entry, each with its length, so that nothing can move from one part into the next.</summary>
    public static string Link(string previous, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(
            hash, previous, entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.Id.ToString(), entry.At.Ticks.ToString(CultureInfo.InvariantCulture), entry.ActorId?.ToString(),
            entry.Source.ToString(), entry.SessionId?.ToString(), entry.Ip, entry.UserAgent, entry.Action, entry.RecordType, entry.RecordId?.ToString(), entry.Details);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void Append(IncrementalHash hash, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
