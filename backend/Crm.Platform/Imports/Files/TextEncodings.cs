using System.Buffers;
using System.Text;

namespace Crm.Platform.Imports.Files;

/// <summary>Which encoding a text is in, found by looking: a mark, valid UTF-8, zeros of UTF-16, and otherwise what reads most like a language.</summary>
public static class TextEncodings
{
    public const string Western = "windows-1252";
    private const int HeadSize = 64 * 1024;
    private const int SampleSize = 128 * 1024;

    // A code page would put a plain question mark where a byte has no meaning.
    private static readonly DecoderReplacementFallback Unreadable = new("\uFFFD");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The encoding of that name or code page name; null where there is none.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim().ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            "gbk" or "gb2312" or "cp936" => "gb18030",
            "sjis" or "shift-jis" or "cp932" or "windows-31j" or "ms_kanji" or "x-sjis" => "shift_jis",
            "cp1252" or "ansi" or "latin1" or "iso-8859-1" => Western,
            "cp1251" => "windows-1251",
            "koi8r" => "koi8-r",
            "cp949" or "uhc" => "euc-kr",
            var other => other,
        };
        try
        {
            return name is "utf-8" ? Utf8
                : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Unreadable) ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Unreadable);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static Encoding Of(string name) => Find(name) ?? throw new ArgumentException($"There is no encoding {name}.", nameof(name));

    /// <summary>Encodings in which a character is always two or four bytes.</summary>
    public static bool IsWide(string name) => name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at the whole file, so that one letter far behind is not missed; null where it is not text.</summary>
    public static string? Look(Stream file)
    {
        file.Position = 0;
        var head = new byte[HeadSize];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => "utf-8",
            [0xFF, 0xFE, 0, 0, ..] => "utf-32",
            [0xFF, 0xFE, ..] => "utf-16",
            [0xFE, 0xFF, ..] => "utf-16BE",
            _ when IsOtherFormat(head) => null,
            _ when WithoutMark(head) is { } wide => wide,
            _ when IsBinary(head) => null,
            _ when head.AsSpan().IndexOf("\e$B"u8) >= 0 || head.AsSpan().IndexOf("\e$@"u8) >= 0 => "iso-2022-jp",
            _ => Narrow(file),
        };
    }

    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out _, out var used) != OperationStatus.Done)
            {
                return false;
            }

            bytes = bytes[used..];
        }

        return true;
    }

    /// <summary>The encoding in which bytes that are not UTF-8 read most like a language.</summary>
    public static string Guess(byte[] sample) => LanguageModel.All.MinBy(m => m.Cost(sample))!.Encoding;

    private static string Narrow(Stream file)
    {
        var (valid, invalid) = CountUtf8(file);

        // A few spoilt letters do not make another encoding of a text in UTF-8: they are reported where they stand.
        return invalid == 0 || valid >= 10 * invalid ? "utf-8" : Guess(Sample(file));
    }

    private static (long Valid, long Invalid) CountUtf8(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[HeadSize];
        var (kept, valid, invalid) = (0, 0L, 0L);
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var text = buffer.AsSpan(0, kept + read);
            while (text.IndexOfAnyExceptInRange((byte)0, (byte)127) is var next and >= 0)
            {
                text = text[next..];
                var status = Rune.DecodeFromUtf8(text, out _, out var used);
                if (status == OperationStatus.NeedMoreData)
                {
                    break;
                }

                valid += status == OperationStatus.Done ? 1 : 0;
                invalid += status == OperationStatus.Done ? 0 : 1;
                text = text[used..];
            }

            kept = text.IndexOfAnyExceptInRange((byte)0, (byte)127) < 0 ? 0 : text.Length;
            text[..kept].CopyTo(buffer);
        }

        return (valid, invalid + (kept > 0 ? 1 : 0));
    }

    // Whole lines that hold more than ASCII: in none of the encodings is a line feed part of another character.
    private static byte[] Sample(Stream file)
    {
        file.Position = 0;
        var sample = new List<byte>(SampleSize);
        var line = new List<byte>();
        var buffer = new byte[HeadSize];
        int read;
        while (sample.Count < SampleSize && (read = file.Read(buffer)) > 0)
        {
            var rest = buffer.AsSpan(0, read);
            while (rest.IndexOf((byte)'\n') is var stop and >= 0)
            {
                Keep(line, rest[..(stop + 1)]);
                rest = rest[(stop + 1)..];
                sample.AddRange(HasHigh(line) ? line : []);
                line.Clear();
            }

            Keep(line, rest);
        }

        sample.AddRange(HasHigh(line) ? line : []);
        return [.. sample];

        static bool HasHigh(List<byte> line) => line.Exists(b => b >= 128);

        static void Keep(List<byte> line, ReadOnlySpan<byte> part)
        {
            if (line.Count < SampleSize)
            {
                line.AddRange(part);
            }
        }
    }

    // Archives, documents and pictures announce themselves.
    private static bool IsOtherFormat(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) || head.StartsWith("%PDF"u8) || head.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]) || head.StartsWith((byte[])[0x1F, 0x8B])
        || head.StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8) || head.StartsWith("7z\xBC\xAF"u8);

    // Control characters hardly stand in texts; stray ones are forgiven.
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        var odd = 0;
        foreach (var b in head)
        {
            odd += b < 9 || (b > 13 && b < 32 && b is not (0x1A or 0x1B)) ? 1 : 0;
        }

        return odd * 50 > head.Length;
    }

    // Read in the right order of bytes a text in UTF-16 has blanks, commas and line ends; in the wrong one none.
    private static string? WithoutMark(byte[] head)
    {
        if (head.Length < 4 || head.Length % 2 != 0 || !head.AsSpan().Contains((byte)0))
        {
            return null;
        }

        var little = Likeness(Encoding.Unicode.GetString(head));
        var big = Likeness(Encoding.BigEndianUnicode.GetString(head));
        return Math.Max(little, big) < 0.1 ? null : little >= big ? "utf-16" : "utf-16BE";
    }

    private static double Likeness(string text)
    {
        var sum = 0;
        foreach (var c in text)
        {
            sum += c switch
            {
                '\t' or '\r' or '\n' or (>= ' ' and <= '~') => 3,
                < ' ' or '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\uFFF0') => -10,
                _ when (c & 0xFF) == 0 => -5,
                _ when char.IsLetter(c) || char.IsSurrogate(c) || char.IsPunctuation(c) => 1,
                _ => -1,
            };
        }

        return (double)sum / text.Length;
    }
}
