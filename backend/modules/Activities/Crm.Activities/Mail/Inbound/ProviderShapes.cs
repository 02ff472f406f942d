using System.Text.Json;
using Crm.Activities.Mail.Mime;
using Crm.Platform.Files;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Makes one kind of message of what the usual providers of inbound mail send: Postmark, SendGrid, Mailgun; as JSON or as a form.</summary>
internal static class ProviderShapes
{
    // Under which names they send the message as it travelled: it says most, so it is taken where it is there.
    private static readonly string[] Raw = ["RawEmail", "body-mime", "email"];

    /// <exception cref="UnreadableMessageException">It has the shape of none of them.</exception>
    public static MimeMessage Read(InboundParts parts)
    {
        if (Raw.FirstOrDefault(name => parts.Bytes(name).Length > 0) is { } raw)
        {
            return MimeMessageReader.Read(parts.Bytes(raw));
        }

        try
        {
            return Known(parts);
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableMessageException("unreadable_message", "The JSON holds text that is no text.");
        }
    }

    private static MimeMessage Known(InboundParts parts) =>
        parts.Has("TextBody") || parts.Has("HtmlBody") || parts.Has("FromFull") ? Postmark(parts)
        : parts.Has("body-plain") || parts.Has("body-html") || parts.Has("message-headers") ? Mailgun(parts)
        : parts.Has("headers") || parts.Has("envelope") ? SendGrid(parts)
        : throw new UnreadableMessageException("unknown_shape", "This is the shape of no provider that is known: send the JSON of Postmark, the form of SendGrid or Mailgun, or message/rfc822.");

    private static MimeMessage Postmark(InboundParts parts)
    {
        var headers = MimeHeaders.Of(Objects(parts.Json("Headers")).Select(h => (Text(h, "Name") ?? "", Text(h, "Value") ?? "")));
        var message = MimeMessageReader.Message(headers, parts.Text("TextBody"), NotEmpty(parts.Text("HtmlBody")));
        return message with
        {
            Subject = parts.Text("Subject") ?? message.Subject,
            From = parts.Json("FromFull") is { } from ? Addresses([from]) : AddressList.Read(parts.Text("From")),
            To = parts.Json("ToFull") is { } to ? Addresses(Objects(to)) : AddressList.Read(parts.Text("To")),
            Cc = parts.Json("CcFull") is { } cc ? Addresses(Objects(cc)) : AddressList.Read(parts.Text("Cc")),
            Bcc = parts.Json("BccFull") is { } bcc ? Addresses(Objects(bcc)) : AddressList.Read(parts.Text("Bcc")),
            ReplyTo = AddressList.Read(parts.Text("ReplyTo")),
            Date = message.Date ?? MimeDate.Read(parts.Text("Date")),
            MessageId = message.MessageId ?? NotEmpty(parts.Text("MessageID")),
            Attachments =
            [
                .. Objects(parts.Json("Attachments")).Take(MimeLimits.Default.MaxAttachments).Select(a => File(
                    Text(a, "Name"), Text(a, "ContentType"), TransferEncoding.Base64(System.Text.Encoding.ASCII.GetBytes(Text(a, "Content") ?? "")), Text(a, "ContentID"))),
            ],
        };
    }

    private static MimeMessage SendGrid(InboundParts parts)
    {
        var charsets = parts.Json("charsets");
        string? Value(string name) => parts.Text(name, charsets is { ValueKind: JsonValueKind.Object } named ? Text(named, name) ?? "utf-8" : "utf-8");
        var head = parts.Bytes("headers");
        var message = MimeMessageReader.Message(MimeHeaders.Read(head.Span, MimeLimits.Default.MaxHead).Headers, Value("text"), NotEmpty(Value("html")));
        var info = parts.Json("attachment-info");
        return Completed(message, Value("from"), Value("to"), Value("cc"), Value("subject")) with
        {
            Attachments =
            [
                .. parts.Files.Take(MimeLimits.Default.MaxAttachments).Select(f => info is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(f.Field, out var about)
                    ? File(Text(about, "filename") ?? Text(about, "name") ?? f.Name, Text(about, "type") ?? f.ContentType, f.Content, Text(about, "content-id"))
                    : File(f.Name, f.ContentType, f.Content, contentId: null)),
            ],
        };
    }

    private static MimeMessage Mailgun(InboundParts parts)
    {
        var pairs = parts.Json("message-headers") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
        var headers = MimeHeaders.Of(pairs.Where(p => p.ValueKind == JsonValueKind.Array && p.GetArrayLength() == 2).Select(p => (p[0].ToString(), p[1].ToString())));
        var message = MimeMessageReader.Message(headers, parts.Text("body-plain"), NotEmpty(parts.Text("body-html")));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts.Json("content-id-map") is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : default)
        {
            ids.TryAdd(pair.Value.ToString(), pair.Name.Trim('<', '>'));
        }

        return Completed(message, parts.Text("from") ?? parts.Text("sender"), parts.Text("To") ?? parts.Text("recipient"), parts.Text("Cc"), parts.Text("subject")) with
        {
            Attachments = [.. parts.Files.Take(MimeLimits.Default.MaxAttachments).Select(f => File(f.Name, f.ContentType, f.Content, ids.GetValueOrDefault(f.Field)))],
        };
    }

    // What the headers do not say, the fields beside them do.
    private static MimeMessage Completed(MimeMessage message, string? from, string? to, string? cc, string? subject) => message with
    {
        From = message.From.Count > 0 ? message.From : AddressList.Read(from),
        To = message.To.Count > 0 ? message.To : AddressList.Read(to),
        Cc = message.Cc.Count > 0 ? message.Cc : AddressList.Read(cc),
        Subject = message.Subject.Length > 0 ? message.Subject : subject?.Trim() ?? "",
    };

    private static MimeAttachment File(string? name, string? type, ReadOnlyMemory<byte> content, string? contentId) => new(
        FileName.Clean(name), type is { Length: > 0 and <= 100 } ? type : "application/octet-stream", content, contentId is { Length: > 0 }, NotEmpty(contentId?.Trim('<', '>')));

    private static IReadOnlyList<MailAddress> Addresses(IEnumerable<JsonElement> people) =>
        [.. people.SelectMany(p => AddressList.Read(Text(p, "Email")).Select(a => new MailAddress(NotEmpty(Text(p, "Name")), a.Address)))];

    private static IEnumerable<JsonElement> Objects(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
