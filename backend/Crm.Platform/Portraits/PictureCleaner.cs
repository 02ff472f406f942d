using System.Buffers.Binary;

namespace Crm.Platform.Portraits;

/// <summary>A picture without anything but its pixels.</summary>
internal sealed record CleanPicture(byte[] Content, string ContentType);

/// <summary>
/// Takes everything out of a JPEG, PNG or WebP that is no picture: where and with what it was taken, previews, comments, and whatever was hung
/// behind its end. Pixels are not touched, and nothing is decoded. Null where it is no such picture, or too wide or too high.
/// </summary>
internal static class PictureCleaner
{
    public const int MostPixels = 1024;

    /// <summary>What PNG needs to be shown as it is (PNG third edition, 11): everything else may speak of somebody.</summary>
    private static readonly string[] ChunksOfPng = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB"];

    private static readonly string[] ChunksOfWebP = ["VP8 ", "VP8L", "VP8X", "ALPH"];

    public static CleanPicture? Clean(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes) is { } jpeg ? new CleanPicture(jpeg, "image/jpeg") : null,
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes) is { } png ? new CleanPicture(png, "image/png") : null,
                [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => WebP(bytes) is { } webP ? new CleanPicture(webP, "image/webp") : null,
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null; // It ends in the middle of a part.
        }
    }

    // Segments up to the scan (ITU T.81, annex B): APP0 says how it is to be read and APP14 how its colours are; all other APPn and comments go.
    private static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..2]);
        var (at, isSized) = (2, false);
        while (true)
        {
            if (bytes[at..][0] != 0xFF)
            {
                return null;
            }

            var marker = bytes[(at + 1)..][0];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                clean.Write([0xFF, 0xD9]);
                return isSized ? clean.ToArray() : null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var segment = bytes.Slice(at, 2 + length);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                isSized = Fits(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                if (!isSized)
                {
                    return null;
                }
            }

            if (marker is not (>= 0xE1 and <= 0xEF and not 0xEE or 0xFE))
            {
                clean.Write(segment);
            }

            at += segment.Length;
            if (marker == 0xDA)
            {
                var end = EndOfScan(bytes, at);
                clean.Write(bytes[at..end]);
                at = end;
            }
        }
    }

    // Within a scan a mark is only what is neither stuffed (FF 00) nor a restart (FF D0 to D7).
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (!(bytes[at..][0] == 0xFF && bytes[(at + 1)..][0] is not (0x00 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at;
    }

    private static byte[]? Png(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..8]);
        for (var at = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            var chunk = bytes.Slice(at, length + 12);
            var name = System.Text.Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (at == 8 && !(name == "IHDR" && Fits(BinaryPrimitives.ReadInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadInt32BigEndian(chunk[12..]))))
            {
                return null;
            }

            if (ChunksOfPng.Contains(name))
            {
                clean.Write(chunk);
            }

            if (name == "IEND")
            {
                return clean.ToArray();
            }

            at += chunk.Length;
        }
    }

    private static byte[]? WebP(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..12]);
        var (end, hasPixels) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L, false);
        if (end > bytes.Length)
        {
            return null;
        }

        for (var at = 12; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]);
            var chunk = bytes.Slice(at, 8 + length + (length & 1)).ToArray();
            var name = System.Text.Encoding.Latin1.GetString(chunk, 0, 4);
            if (SizeOfWebP(name, chunk.AsSpan(8)) is { } size && !Fits(size.Width, size.Height))
            {
                return null;
            }

            hasPixels |= name is "VP8 " or "VP8L";
            if (name == "VP8X")
            {
                chunk[8] &= 0b0001_0000; // Of its flags only that it has transparency: no EXIF, XMP, colour profile or film.
            }

            if (ChunksOfWebP.Contains(name))
            {
                clean.Write(chunk);
            }

            at += chunk.Length;
        }

        var result = clean.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(4), result.Length - 8);
        return hasPixels ? result : null;
    }

    // RFC 9649, 2.5 to 2.7.
    private static (int Width, int Height)? SizeOfWebP(string name, ReadOnlySpan<byte> data) => name switch
    {
        "VP8 " => (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF),
        "VP8L" => ((int)(BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) & 0x3FFF) + 1, (int)((BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) >> 14) & 0x3FFF) + 1),
        "VP8X" => ((data[4] | (data[5] << 8) | (data[6] << 16)) + 1, (data[7] | (data[8] << 8) | (data[9] << 16)) + 1),
        _ => null,
    };

    private static bool Fits(int width, int height) => width is > 0 and <= MostPixels && height is > 0 and <= MostPixels;
}
