using System.Text;

namespace Crm.Platform.Files;

/// <summary>What a file is, by its first bytes and the end of its name; and how it may be shown.</summary>
internal static class FileTypes
{
    public const string Unknown = "application/octet-stream";

    // First bytes that tell; the ones of containers tell only together with the name.
    private static readonly (byte[] Start, string ContentType)[] Signatures =
    [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ("%PDF-"u8.ToArray(), "application/pdf"),
    ];

    /// <summary>Sounds as browsers and telephones record them, by ending: containers that hold films too, whose name says that it is a sound. Their marks stand at these places.</summary>
    private static readonly Dictionary<string, (int At, byte[] Mark, string ContentType)> Sounds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".weba"] = (0, [0x1A, 0x45, 0xDF, 0xA3], "audio/webm"), [".ogg"] = (0, "OggS"u8.ToArray(), "audio/ogg"), [".oga"] = (0, "OggS"u8.ToArray(), "audio/ogg"),
        [".m4a"] = (4, "ftyp"u8.ToArray(), "audio/mp4"), [".wav"] = (8, "WAVE"u8.ToArray(), "audio/wav"),
    };

    /// <summary>Types by ending of what is kept under its name and offered to be saved.</summary>
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain", [".csv"] = "text/csv", [".md"] = "text/markdown", [".ics"] = "text/calendar", [".vcf"] = "text/vcard", [".eml"] = "message/rfc822",
        [".json"] = "application/json", [".zip"] = "application/zip", [".doc"] = "application/msword", [".xls"] = "application/vnd.ms-excel", [".ppt"] = "application/vnd.ms-powerpoint",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation", [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet", [".mp3"] = "audio/mpeg", [".mp4"] = "video/mp4", [".heic"] = "image/heic", [".tif"] = "image/tiff", [".tiff"] = "image/tiff",
    };

    private static readonly Dictionary<string, string[]> EndingsOfShown = new(StringComparer.Ordinal)
    {
        ["image/png"] = [".png"], ["image/jpeg"] = [".jpg", ".jpeg"], ["image/gif"] = [".gif"], ["image/webp"] = [".webp"], ["application/pdf"] = [".pdf"],
    };

    /// <summary>The type to serve a file as. Where bytes and name disagree, and where neither says anything good, it is just bytes.</summary>
    public static string Of(ReadOnlySpan<byte> head, string name)
    {
        var ending = Path.GetExtension(name);
        if (Sniffed(head) is { } sniffed)
        {
            return EndingsOfShown[sniffed].Contains(ending, StringComparer.OrdinalIgnoreCase) ? sniffed : Unknown;
        }

        if (Sounds.TryGetValue(ending, out var sound))
        {
            return head.Length > sound.At && head[sound.At..].StartsWith(sound.Mark) ? sound.ContentType : Unknown;
        }

        return !LooksLikeMarkup(head) && ByEnding.TryGetValue(ending, out var named) ? named : Unknown;
    }

    /// <summary>Whether a browser may show or play it in the page instead of saving it.</summary>
    public static bool MayBeShown(string contentType) => EndingsOfShown.ContainsKey(contentType) || Sounds.Values.Any(s => s.ContentType == contentType);

    private static string? Sniffed(ReadOnlySpan<byte> head)
    {
        foreach (var (start, contentType) in Signatures)
        {
            if (head.StartsWith(start))
            {
                return contentType;
            }
        }

        return head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1024)]).ToLowerInvariant();
        return text.Contains("<html", StringComparison.Ordinal) || text.Contains("<script", StringComparison.Ordinal) || text.Contains("<svg", StringComparison.Ordinal) || text.Contains("<!doctype", StringComparison.Ordinal);
    }
}
