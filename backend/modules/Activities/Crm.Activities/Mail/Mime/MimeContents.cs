using System.Text;
using Crm.Kernel.Values;
using Crm.Platform.Files;

namespace Crm.Activities.Mail.Mime;

/// <summary>Walks through the parts of a message and gathers its text, its HTML and its files.</summary>
internal sealed class MimeContents(MimeLimits limits)
{
    private const int MostNested = 3;
    private readonly List<string> _texts = [];
    private readonly List<string> _pages = [];
    private readonly List<MimeAttachment> _attachments = [];
    private readonly List<DeliveryStatus> _deliveries = [];
    private readonly List<string> _enclosed = [];
    private int _parts;
    private long _bytes;

    public string Text => string.Join("\n\n", _texts.Where(t => t.Length > 0));

    public string? Html => _pages.Count == 0 ? null : string.Join("\n", _pages);

    public IReadOnlyList<MimeAttachment> Attachments => _attachments;

    public IReadOnlyList<DeliveryStatus> Deliveries => _deliveries;

    public IReadOnlyList<string> Enclosed => _enclosed;

    public void Take(MimePart part, int depth = 0, int nested = 0, bool alternative = false)
    {
        if (++_parts > limits.MaxParts)
        {
            return;
        }

        if (part.IsMultipart && depth < limits.MaxDepth && TakeParts(part, depth, nested))
        {
            return;
        }

        var isFile = part.Disposition.Value == "attachment" || part.FileName is not null;
        switch (part.MediaType)
        {
            case "message/rfc822" or "message/global":
                TakeMessage(part, depth, nested);
                break;
            case "message/delivery-status" or "message/global-delivery-status":
                _deliveries.AddRange(DeliveryReports.Read(part.Content, limits));
                break;
            case "text/rfc822-headers":
                _enclosed.AddRange(MimeMessageReader.Ids(MimeHeaders.Read(part.Content.Span, limits.MaxHead).Headers["Message-ID"]));
                break;
            case "text/html" when !isFile && nested == 0:
                Page(part);
                break;
            case "text/calendar":
                Attach(part, "invitation.ics");
                break;
            case var type when !isFile && type.StartsWith("text/", StringComparison.Ordinal) || part.IsMultipart:
                Words(part, nested, alternative);
                break;
            default:
                Attach(part, fallback: null);
                break;
        }
    }

    private bool TakeParts(MimePart part, int depth, int nested)
    {
        var any = false;
        var kind = part.MediaType == "multipart/digest" ? "message/rfc822" : "text/plain";
        foreach (var bytes in part.Parts())
        {
            any = true;
            Take(MimePart.Read(bytes, kind, limits), depth + 1, nested, part.MediaType == "multipart/alternative");
        }

        return any;
    }

    private void TakeMessage(MimePart part, int depth, int nested)
    {
        var inner = MimePart.Read(part.Content, "text/plain", limits);
        _enclosed.AddRange(MimeMessageReader.Ids(inner.Headers["Message-ID"]));
        Attach(part, $"{EncodedWords.Decode(inner.Headers["Subject"] ?? "message")}.eml");

        // What was attached to a message that is attached can be had without opening that.
        if (nested < MostNested && depth < limits.MaxDepth)
        {
            Take(inner, depth + 1, nested + 1);
        }
    }

    private void Page(MimePart part) => Keep(_pages, MimeCharsets.Decode(part.Content.Span, part.Type["charset"]).ReplaceLineEndings("\n"));

    private void Words(MimePart part, int nested, bool alternative)
    {
        // Of texts that say the same, the plain one is read; others of their kind are for programs.
        if (nested > 0 || (alternative && part.MediaType != "text/plain" && _texts.Count > 0))
        {
            return;
        }

        var text = MimeCharsets.Decode(part.Content.Span, part.Type["charset"]).ReplaceLineEndings("\n");
        if (string.Equals(part.Type["format"], "flowed", StringComparison.OrdinalIgnoreCase))
        {
            text = FlowedText.Unwrap(text, string.Equals(part.Type["delsp"], "yes", StringComparison.OrdinalIgnoreCase));
        }

        var (rest, files) = UuText.Take(text);
        foreach (var (name, content) in files)
        {
            Attach(name, "application/octet-stream", content, inline: false, contentId: null);
        }

        Keep(_texts, rest.Trim('\n'));
    }

    private void Keep(List<string> texts, string text)
    {
        var room = limits.MaxText - texts.Sum(t => t.Length);
        if (room > 0)
        {
            texts.Add(text.AtMost(room));
        }
    }

    private void Attach(MimePart part, string? fallback)
    {
        var type = part.MediaType.Length is 0 or > 100 ? "application/octet-stream" : part.MediaType;
        var name = part.FileName ?? fallback ?? $"{type.Split('/')[0]}-{_attachments.Count + 1}{Ending(type)}";
        var id = part.Headers["Content-ID"]?.Trim().Trim('<', '>');
        Attach(name, type, part.Content, part.Disposition.Value != "attachment" && id is { Length: > 0 }, id is { Length: > 0 and <= 300 } ? id : null);
    }

    private void Attach(string name, string type, ReadOnlyMemory<byte> content, bool inline, string? contentId)
    {
        // Messages in messages hold the same bytes again and again.
        if (_attachments.Count < limits.MaxAttachments && (_bytes += content.Length) <= 2L * limits.MaxBytes)
        {
            _attachments.Add(new MimeAttachment(Platform.Files.FileName.Clean(name), type, content, inline, contentId));
        }
    }

    private static string Ending(string type) => type switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "application/pdf" => ".pdf",
        "text/html" => ".html",
        "application/zip" => ".zip",
        "application/pgp-signature" => ".asc",
        "application/pkcs7-signature" or "application/x-pkcs7-signature" => ".p7s",
        _ when type.StartsWith("text/", StringComparison.Ordinal) => ".txt",
        _ => "",
    };
}

/// <summary>Text whose lines were broken to travel (RFC 3676): those that end in a blank go on in the next.</summary>
internal static class FlowedText
{
    public static string Unwrap(string text, bool deleteSpace)
    {
        var result = new StringBuilder(text.Length);
        int? open = null;
        foreach (var raw in text.Split('\n'))
        {
            var depth = raw.Length - raw.TrimStart('>').Length;
            var line = raw[depth..];
            line = line is [' ', .. var stuffed] ? stuffed : line;
            if (open != depth && result.Length > 0 && open is not null)
            {
                result.Append('\n');
            }

            if (open != depth || depth < 0)
            {
                result.Append('>', depth).Append(depth > 0 && line.Length > 0 ? " " : "");
            }

            var flows = line.EndsWith(' ') && line != "-- ";
            result.Append(flows && deleteSpace ? line[..^1] : line).Append(flows ? "" : "\n");
            open = flows ? depth : null;
        }

        return result.ToString().TrimEnd('\n');
    }
}

/// <summary>What servers report of the way of a mail (RFC 3464): a group of fields for the message, and one for each recipient.</summary>
internal static class DeliveryReports
{
    private const int Most = 100;

    public static IEnumerable<DeliveryStatus> Read(ReadOnlyMemory<byte> report, MimeLimits limits)
    {
        var rest = report;
        for (var i = 0; i < Most && !rest.IsEmpty; i++)
        {
            var (fields, end) = MimeHeaders.Read(rest.Span, limits.MaxHead);
            rest = end == 0 ? ReadOnlyMemory<byte>.Empty : rest[end..];
            if (fields["Action"] is not null || fields["Status"] is not null)
            {
                yield return new DeliveryStatus(
                    Typed(fields["Final-Recipient"] ?? fields["Original-Recipient"]), fields["Action"]?.Split(' ', ';')[0].ToLowerInvariant(), fields["Status"]?.Split(' ')[0], Typed(fields["Diagnostic-Code"]));
            }
        }
    }

    private static string? Typed(string? value) => value?.IndexOf(';', StringComparison.Ordinal) is { } at and >= 0 ? value[(at + 1)..].Trim() : value;
}
