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
        // An import links a hundred thousand changes of a dozen short parts each: they go in together.
        Span<byte> buffer = stackalloc byte[2048];
        var end = 0;
        foreach (var part in parts)
        {
            var most = sizeof(int) + Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
            if (most > buffer.Length - end)
            {
                hash.AppendData(buffer[..end]);
                end = 0;
            }

            if (most > buffer.Length)
            {
                var bytes = Encoding.UTF8.GetBytes(part!);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
                continue;
            }

            var length = Encoding.UTF8.GetBytes(part, buffer[(end + sizeof(int))..]);
            BitConverter.TryWriteBytes(buffer[end..], part is null ? -1 : length);
            end += sizeof(int) + length;
        }

        hash.AppendData(buffer[..end]);
    }
}
