using System.Text;

namespace Crm.Platform.Imports.Files;

/// <summary>How a file is written: its encoding and what stands between its cells, found by looking.</summary>
internal sealed record CsvDialect(string EncodingName, char Delimiter)
{
    private const int LookAtRows = 50;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public CsvRows Open(Stream file) => new(Text(file, EncodingName), Delimiter);

    /// <summary>Looks at the whole file for its encoding and at its first rows for the delimiter; null where it is not text.</summary>
    public static CsvDialect? Find(Stream file)
    {
        if (EncodingOf(file) is not { } encoding)
        {
            return null;
        }

        var best = (Delimiter: ',', Score: 0);
        foreach (var delimiter in Delimiters)
        {
            file.Position = 0;
            var score = Score(new CsvRows(Text(file, encoding), delimiter));
            if (score > best.Score)
            {
                best = (delimiter, score);
            }
        }

        file.Position = 0;
        return new CsvDialect(encoding, best.Delimiter);
    }

    // The delimiter that cuts most rows into as many cells as the header has; more cells decide among equals.
    private static int Score(CsvRows rows)
    {
        if (rows.Read() is not { Problem: null, Cells.Length: > 1 and var width })
        {
            return 0;
        }

        var alike = 1;
        var read = 1;
        while (read < LookAtRows && rows.Read() is { } row)
        {
            read++;
            alike += row.Problem is null && row.Cells.Length == width ? 1 : 0;
        }

        return (alike * 1000 / read * 1000) + Math.Min(width, 999);
    }

    private static StreamReader Text(Stream file, string encoding) =>
        new(file, encoding == "windows-1252" ? Windows1252 : Encoding.GetEncoding(encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static string? EncodingOf(Stream file)
    {
        Span<byte> head = stackalloc byte[4096];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..length];
        return head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => "utf-8",
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            _ when IsBinary(head) => null,
            _ when head.Contains((byte)0) => Utf16WithoutMark(head),
            _ => IsUtf8(file) ? "utf-8" : "windows-1252",
        };
    }

    // Workbooks, archives and documents announce themselves.
    private static bool IsBinary(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) || head.StartsWith("%PDF"u8) || head.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]) || head.StartsWith((byte[])[0x1F, 0x8B]);

    // Latin text in UTF-16 has a zero in every other byte.
    private static string? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        var zeros = (Even: 0, Odd: 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                zeros = i % 2 == 0 ? (zeros.Even + 1, zeros.Odd) : (zeros.Even, zeros.Odd + 1);
            }
        }

        var many = head.Length / 4;
        return zeros.Odd > many && zeros.Even < many / 4 ? "utf-16" : zeros.Even > many && zeros.Odd < many / 4 ? "utf-16BE" : null;
    }

    private static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, StrictUtf8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        var buffer = new char[32 * 1024];
        try
        {
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
