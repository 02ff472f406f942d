using System.Security.Cryptography;
using System.Text;

namespace Crm.Access.Domain;

/// <summary>Random secrets. They carry 256 bits, so that a plain hash, without salt or stretching, keeps them.</summary>
internal static class Secrets
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // 43 characters of 62 are just over 32 bytes.
    private const int Length = 43;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
