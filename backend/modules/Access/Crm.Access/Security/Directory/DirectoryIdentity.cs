using System.Globalization;
using System.Security.Claims;
using Crm.Access.Domain;
using Crm.Kernel.Values;

namespace Crm.Access.Security.Directory;

/// <summary>What the directory has proved of somebody, and what it says of them.</summary>
/// <param name="AuthenticatedAt">When they last showed the directory who they are; null where it does not say, since its own session may be old.</param>
internal sealed record DirectoryIdentity(string Issuer, string Subject, string? Email, bool IsEmailVerified, string Name, bool HasSecondFactor, DateTime? AuthenticatedAt)
{
    private const string SecondFactor = "mfa";

    // Entra ID has no email_verified; this optional claim says that the domain of the address is the company's own.
    private const string DomainOwned = "xms_edov";

    private const int MaxName = 200;

    /// <summary>The claims that are read; no others are kept.</summary>
    public static readonly IReadOnlyList<string> Claims = ["iss", "sub", "email", "email_verified", DomainOwned, "name", "amr", "auth_time"];

    /// <summary>Null where the issuer or its name for somebody is missing or too long to be kept.</summary>
    public static DirectoryIdentity? Of(ClaimsPrincipal principal, bool alwaysSecondFactor)
    {
        var issuer = principal.FindFirstValue("iss");
        var subject = principal.FindFirstValue("sub");
        if (issuer is not { Length: > 0 and <= ExternalLogin.MaxIssuer } || subject is not { Length: > 0 and <= ExternalLogin.MaxSubject })
        {
            return null;
        }

        var email = principal.FindFirstValue("email")?.Trim();
        var isAddress = EmailKey.IsAddress(email);
        return new DirectoryIdentity(
            issuer,
            subject,
            isAddress ? email : null,
            isAddress && (IsTrue(principal, "email_verified") || IsTrue(principal, DomainOwned)),
            NameOf(principal.FindFirstValue("name"), email ?? subject),
            alwaysSecondFactor || principal.HasClaim("amr", SecondFactor),
            long.TryParse(principal.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < uint.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
                : null);
    }

    private static bool IsTrue(ClaimsPrincipal principal, string claim) => principal.FindFirstValue(claim) is { } value && (value is "1" || (bool.TryParse(value, out var isTrue) && isTrue));

    private static string NameOf(string? name, string email)
    {
        var line = string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim();
        return line.Length == 0 ? email.Split('@')[0] : line.AtMost(MaxName);
    }
}
