namespace Crm.Platform.Mailing.Features;

/// <summary>A mail on its way.</summary>
public class MailResponse
{
    public required Guid Id { get; init; }
    public required string To { get; init; }
    public string? ToName { get; init; }
    public required string Subject { get; init; }
    public required MailState State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>What the server, or the way to it, said at the last attempt.</summary>
    public string? Error { get; init; }

    public string? Template { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? SentAt { get; init; }

    /// <summary>Of a queued mail: not before this instant.</summary>
    public DateTime? NextAttemptAt { get; init; }
}

/// <summary>A mail with what it says.</summary>
public sealed class MailDetail : MailResponse
{
    public required string Text { get; init; }
    public string? Html { get; init; }
    public required IReadOnlyList<MailHeader> Headers { get; init; }
    public required IReadOnlyList<Guid> FileIds { get; init; }

    internal static MailDetail Of(Mail mail, MailOptions settings) => new()
    {
        Id = mail.Id,
        To = mail.ToAddress,
        ToName = mail.ToName,
        Subject = mail.Subject,
        State = mail.State,
        Attempts = mail.Attempts,
        Error = mail.Error,
        Template = mail.Template,
        CreatedAt = mail.CreatedAt,
        SentAt = mail.SentAt,
        NextAttemptAt = mail.State == MailState.Queued ? mail.NextAttemptAt : null,
        Text = mail.Text,
        Html = mail.Html,
        Headers = [.. Head(mail, settings)],
        FileIds = mail.FileIds,
    };

    private static IEnumerable<MailHeader> Head(Mail mail, MailOptions settings)
    {
        yield return new MailHeader("From", settings.From is null ? mail.FromName ?? settings.FromName : $"{mail.FromName ?? settings.FromName} <{settings.From}>");
        yield return new MailHeader("To", mail.ToName is null ? mail.ToAddress : $"{mail.ToName} <{mail.ToAddress}>");
        if (mail.ReplyTo is { } replyTo)
        {
            yield return new MailHeader("Reply-To", replyTo);
        }

        yield return new MailHeader("Subject", mail.Subject);
        yield return new MailHeader("Message-ID", MailTransport.MessageId(mail, settings));
        foreach (var header in mail.Headers)
        {
            yield return header;
        }
    }
}
