using System.Security.Cryptography;
using System.Text;

namespace Crm.Access.Domain;

/// <summary>An e-mail address as a key: case and width are ignored, accents are not, since they name other mailboxes.</summary>
internal static class EmailKey
{
    public const int MaxLength = 254;

    public static string Of(string email) => email.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>SHA-256 of the key in hexadecimal: what people type into a sign-in form need not be kept to count it.</summary>
    public static string HashOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(email))));

    public static bool IsAddress(string? email)
    {
        if (email is null || email.Length > MaxLength || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return false;
        }

        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1;
    }
}
