using System.Buffers.Text;
using System.Security.Cryptography;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>A key pair of which we hold the public half; the private one stays in a device or in somebody's password manager. It counts as both factors.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: gone with the passkey.")]
internal sealed class Passkey : Entity
{
    /// <summary>The longest credential id that WebAuthn allows, in Base64.</summary>
    public const int MaxCredentialId = 1364;

    /// <summary>An RSA key of 4,096 bits fits.</summary>
    public const int MaxPublicKey = 1400;

    /// <summary>Nobody has more devices than that; a list that grew without end would be sent with each question.</summary>
    public const int Most = 20;

    private Passkey()
    {
    }

    public Passkey(Guid userId, string name, string? userAgent, DateTime now)
    {
        UserId = userId;
        Name = name;
        UserAgent = userAgent;
        CreatedAt = now;
    }

    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Base64url, as browsers show it.</summary>
    public required string CredentialId { get; init; }

    /// <summary>By which it is found: credential ids are longer than an index takes.</summary>
    public required string CredentialHash { get; init; }

    /// <summary>COSE in Base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>How often the device has signed, as it says itself. Going back means that there are two of it.</summary>
    public long SignCount { get; private set; }

    public List<string> Transports { get; init; } = [];

    /// <summary>It may be copied to the other devices of its owner.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>It was copied.</summary>
    public bool IsBackedUp { get; private set; }

    /// <summary>The browser in which it was made.</summary>
    public string? UserAgent { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? LastUsedAt { get; private set; }

    public static string HashOf(ReadOnlySpan<byte> credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    public static string Text(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public void Rename(string name) => Name = name;

    public void Saw(long signCount, bool isBackedUp)
    {
        SignCount = signCount;
        IsBackedUp = isBackedUp;
    }

    public void Used(DateTime now) => LastUsedAt = now;
}

/// <summary>A challenge that was answered: none is answered twice, on whichever instance. Kept until it would have run out anyway.</summary>
[HoldsNoPersonalData("Hashes of random numbers.")]
internal sealed class SpentChallenge
{
    public required string Hash { get; init; }

    public required DateTime ExpiresAt { get; init; }
}
