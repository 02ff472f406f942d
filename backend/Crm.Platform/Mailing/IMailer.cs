namespace Crm.Platform.Mailing;

/// <summary>Port: sends mails. The mail is part of the present commit; a worker hands it to the server after that.</summary>
public interface IMailer
{
    /// <summary>Queues one mail and answers its id; where a mail with this key is there already, that one's. Refuses what is no address.</summary>
    Task<Guid> Send(MailMessage message, CancellationToken ct);

    /// <summary>Queues a mail that did not arrive once more, as a new one; null where it is no longer kept as it went out.</summary>
    Task<Guid?> SendAgain(Guid mailId, string to, string key, CancellationToken ct);

    /// <summary>The Message-ID that a mail has on its way, without the angle brackets: answers name it.</summary>
    string MessageId(Guid mailId);

    /// <summary>The address that mails come from; null where none is set.</summary>
    string? Address { get; }
}

/// <summary>One mail to one recipient.</summary>
/// <param name="Key">Says what the mail is, such as <c>quote-sent:{id}</c>: the same is never sent twice.</param>
/// <param name="Text">The plain text; every mail has one.</param>
public sealed record MailMessage(string Key, string To, string Subject, string Text)
{
    public string? ToName { get; init; }

    /// <summary>The name of who writes, where that is not the product itself.</summary>
    public string? FromName { get; init; }

    /// <summary>Where answers go, where that is not the sender.</summary>
    public string? ReplyTo { get; init; }

    public string? Html { get; init; }

    /// <summary>Header lines beside the usual ones, such as <c>List-Unsubscribe</c>.</summary>
    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>Files of the file store that go along.</summary>
    public IReadOnlyList<Guid> FileIds { get; init; } = [];

    /// <summary>The key of the template that it was made from.</summary>
    public string? Template { get; init; }

    /// <summary>What takes the place of <see cref="SecretPlace"/> in the texts and headers when the mail goes out: kept sealed until then, and shown to nobody.</summary>
    public string? Secret { get; init; }

    public const string SecretPlace = "not-shown-here";
}
