using System.Security.Cryptography;
using System.Text;
using Crm.Activities.Mail.Mime;

namespace Crm.Activities.Mail;

/// <summary>Digests by which mails are known.</summary>
internal static class MessageKeys
{
    public static string Of(string messageId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)));

    /// <summary>A mail without a Message-ID is known by what it says and when.</summary>
    public static string Of(MimeMessage mail) => mail.MessageId is { } id ? Of(id)
        : Of(string.Join('\n', mail.From.Select(a => a.Address).FirstOrDefault(), mail.Date?.ToString("O"), mail.Subject, mail.Text));

    /// <summary>What a mail answers, the nearest last.</summary>
    public static IReadOnlyList<string> Answered(MimeMessage mail) => [.. mail.References.Concat(mail.InReplyTo).Distinct(StringComparer.Ordinal).Select(Of)];

    /// <summary>The thread that begins with a mail: the same for all that name it, in whatever order they come.</summary>
    public static Guid Thread(string key) => new(Convert.FromHexString(key).AsSpan(0, 16));
}
