using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Crm.Kernel;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Checks that a form of Mailgun is Mailgun's: HMAC-SHA256 over timestamp and token with the signing key, not older than a quarter of an hour.</summary>
internal static class MailgunSignature
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);
    private static readonly string[] Shape = ["body-plain", "body-html", "body-mime", "message-headers"];

    public static void Check(InboundParts parts, string? signingKey, DateTimeOffset now)
    {
        if (signingKey is { Length: > 0 } && Array.Exists(Shape, parts.Has) && !IsSigned(parts, signingKey, now))
        {
            throw new ForbiddenException("This form does not bear a fresh signature of Mailgun's.", "bad_signature");
        }
    }

    private static bool IsSigned(InboundParts parts, string signingKey, DateTimeOffset now)
    {
        var (timestamp, token, signature) = (parts.Text("timestamp") ?? "", parts.Text("token") ?? "", parts.Text("signature") ?? "");
        var made = HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), Encoding.UTF8.GetBytes(timestamp + token));
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Lasts.TotalSeconds
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(made)), Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));
    }
}
