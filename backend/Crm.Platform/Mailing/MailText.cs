using System.Net.Mail;
using Crm.Kernel.Values;

namespace Crm.Platform.Mailing;

/// <summary>What may stand in the head of a mail: nothing that a caller gives can begin a line of its own.</summary>
internal static class MailText
{
    private const int MaxAddress = 254;
    private const int MaxHeader = 900;

    /// <summary>Those that the product sets itself.</summary>
    private static readonly string[] Own =
        ["from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "reply-to", "return-path", "received", "mime-version"];

    /// <summary>One address alone, without a name, in characters that every server takes.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= MaxAddress } && text.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or ',' or ';' or '"' or '(' or ')' or '[' or ']' or '\\'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Text for a header: line breaks and other control characters become spaces.</summary>
    public static string OneLine(string? text, int atMost)
    {
        var line = string.Join(' ', string.Concat((text ?? "").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.AtMost(atMost);
    }

    public static bool IsHeader(MailHeader header) =>
        header.Name is { Length: > 0 and <= 60 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(name[0])
        && !Own.Contains(name.ToLowerInvariant()) && !name.StartsWith("content-", StringComparison.OrdinalIgnoreCase)
        && header.Value.Length <= MaxHeader && header.Value.All(c => c is >= ' ' and < '\x7f');
}
