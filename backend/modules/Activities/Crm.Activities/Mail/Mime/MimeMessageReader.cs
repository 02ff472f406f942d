namespace Crm.Activities.Mail.Mime;

/// <summary>Reads a message as it travels (RFC 5322, MIME): tolerant of what programs make of the rules, and bounded in what it reads.</summary>
internal static class MimeMessageReader
{
    private const int MostIds = 200;

    /// <exception cref="UnreadableMessageException">There is no head in it, or it is larger than the limit.</exception>
    public static MimeMessage Read(ReadOnlyMemory<byte> bytes, MimeLimits? limits = null)
    {
        limits ??= MimeLimits.Default;
        if (bytes.Length > limits.MaxBytes)
        {
            throw new UnreadableMessageException("message_too_large", $"A message may have {limits.MaxBytes / 1024 / 1024} MB.");
        }

        var root = MimePart.Read(bytes, "text/plain", limits);
        if (root.Headers.Count == 0)
        {
            throw new UnreadableMessageException("unreadable_message", "This is not a mail: it has no head.");
        }

        var contents = new MimeContents(limits);
        contents.Take(root);
        return Message(root.Headers, contents.Text, contents.Html) with { Attachments = contents.Attachments, Deliveries = contents.Deliveries, Enclosed = contents.Enclosed };
    }

    /// <summary>A message of which others have taken the body apart.</summary>
    public static MimeMessage Message(MimeHeaders headers, string? text, string? html) => new()
    {
        Subject = Subject(headers["Subject"]),
        From = AddressList.Read(headers["From"]),
        Sender = AddressList.Read(headers["Sender"]),
        ReplyTo = AddressList.Read(headers["Reply-To"]),
        To = AddressList.Read(string.Join(',', headers.All("To"))),
        Cc = AddressList.Read(string.Join(',', headers.All("Cc"))),
        Bcc = AddressList.Read(string.Join(',', headers.All("Bcc"))),
        Date = MimeDate.Read(headers["Date"]),
        MessageId = Ids(headers["Message-ID"]).FirstOrDefault(),
        InReplyTo = Ids(string.Join(' ', headers.All("In-Reply-To"))),
        References = Ids(string.Join(' ', headers.All("References"))),
        Text = string.IsNullOrWhiteSpace(text) && html is not null ? HtmlText.Read(html) : text ?? "",
        Html = html,
        IsAutomatic = IsAutomatic(headers),
    };

    private static string Subject(string? header) => string.Concat(EncodedWords.Decode(header ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    // RFC 3834, and what programs wrote before it.
    private static bool IsAutomatic(MimeHeaders headers) =>
        headers["Auto-Submitted"] is { } auto && !auto.StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || headers["X-Autoreply"] is not null || headers["X-Autorespond"] is not null
        || headers["Precedence"]?.ToLowerInvariant() is "auto_reply" or "bulk" or "junk" or "list"
        || headers["Content-Type"]?.StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase) == true
        || headers["Return-Path"]?.Trim() == "<>";

    /// <summary>What stands in angle brackets; where nothing does, what looks like an id.</summary>
    internal static List<string> Ids(string? header)
    {
        var (text, ids) = (header ?? "", new List<string>());
        for (var at = 0; ids.Count < MostIds && text.IndexOf('<', at) is var open and >= 0 && text.IndexOf('>', open) is var close and >= 0; at = close + 1)
        {
            Add(text[(open + 1)..close]);
        }

        foreach (var word in ids.Count > 0 ? [] : text.Split([' ', '\t', ','], MostIds, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Contains('@', StringComparison.Ordinal)))
        {
            Add(word);
        }

        return ids;

        void Add(string id)
        {
            id = string.Concat(id.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).Trim('<', '>');
            if (id.Length is > 0 and <= 998 && !ids.Contains(id, StringComparer.Ordinal))
            {
                ids.Add(id);
            }
        }
    }
}
