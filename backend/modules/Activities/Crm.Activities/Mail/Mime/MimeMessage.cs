namespace Crm.Activities.Mail.Mime;

/// <summary>An address with the name before it, as it stands in a head.</summary>
internal sealed record MailAddress(string? Name, string Address);

/// <summary>A file that came with a message, under a name that is safe to show.</summary>
/// <param name="ContentId">What the HTML of the message calls it by (cid:), where it is shown inside the text.</param>
internal sealed record MimeAttachment(string Name, string ContentType, ReadOnlyMemory<byte> Content, bool Inline, string? ContentId);

/// <summary>What a server said about one recipient of a mail (RFC 3464).</summary>
internal sealed record DeliveryStatus(string? Recipient, string? Action, string? Status, string? Diagnostic);

/// <summary>A message as it is read: RFC 5322 with MIME.</summary>
internal sealed record MimeMessage
{
    public required string Subject { get; init; }
    public IReadOnlyList<MailAddress> From { get; init; } = [];
    public IReadOnlyList<MailAddress> Sender { get; init; } = [];
    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];
    public IReadOnlyList<MailAddress> To { get; init; } = [];
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];
    public IReadOnlyList<MailAddress> Bcc { get; init; } = [];
    public DateTime? Date { get; init; }

    /// <summary>Without the angle brackets.</summary>
    public string? MessageId { get; init; }

    public IReadOnlyList<string> InReplyTo { get; init; } = [];
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The plain text; made of the HTML where there is no other.</summary>
    public string Text { get; init; } = "";

    public string? Html { get; init; }
    public IReadOnlyList<MimeAttachment> Attachments { get; init; } = [];
    public IReadOnlyList<DeliveryStatus> Deliveries { get; init; } = [];

    /// <summary>Message-IDs of messages that are enclosed, as a report encloses what could not be delivered.</summary>
    public IReadOnlyList<string> Enclosed { get; init; } = [];

    /// <summary>Written by a program: an absence notice, a report, a list.</summary>
    public bool IsAutomatic { get; init; }
}

/// <summary>How much of a message is read. What lies deeper or further on is left out, except that a message that is too large is refused.</summary>
internal sealed record MimeLimits
{
    public static readonly MimeLimits Default = new();

    public int MaxBytes { get; init; } = 40 * 1024 * 1024;
    public int MaxHead { get; init; } = 256 * 1024;
    public int MaxDepth { get; init; } = 16;
    public int MaxParts { get; init; } = 500;
    public int MaxAttachments { get; init; } = 200;
    public int MaxText { get; init; } = 2 * 1024 * 1024;
}

/// <summary>The only thing that reading a message throws: there is nothing to read, or too much.</summary>
internal sealed class UnreadableMessageException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
