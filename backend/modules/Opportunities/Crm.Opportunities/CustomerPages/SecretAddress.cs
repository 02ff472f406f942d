using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Opportunities.CustomerPages;

/// <summary>What makes an address that nobody can guess: 256 random bits, of which only the hash is kept.</summary>
internal static class SecretAddress
{
    private const int Size = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
