using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Access.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>What a challenge was made for; an answer to one is none to another.</summary>
internal enum PasskeyPurpose
{
    Register,
    SignIn,
    Prove,
}

/// <summary>
/// Keeps what was asked until the answer comes: sealed, in the hands of the page that asked, so that two pages do not take each other's and asking costs no row.
/// Only what was answered is noted, so that nothing is answered twice.
/// </summary>
internal sealed class PasskeyChallenges(AccessDb access, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int MaxLength = 4000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("Crm.Access.Passkey");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="purpose">What it is to be answered for.</param>
    /// <param name="sessionId">The session that alone may answer; null where nobody is signed in yet.</param>
    /// <param name="state">What the framework's handler wants to see again.</param>
    public string Seal(PasskeyPurpose purpose, Guid? sessionId, string state) =>
        Base64Url.EncodeToString(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Challenge(purpose, sessionId, state, Now + Lifetime))));

    /// <summary>What was sealed, where it is ours, for this, in time and not answered yet; else null. Answered once the present command commits.</summary>
    public async Task<string?> Spend(PasskeyPurpose purpose, Guid? sessionId, string text, CancellationToken ct)
    {
        if (Open(text) is not { } challenge || challenge.Purpose != purpose || challenge.SessionId != sessionId || challenge.ExpiresAt <= Now)
        {
            return null;
        }

        // Of what was sealed, not of the text, which could be written in another way. Of two answers at once the key refuses one.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(challenge.State)));
        if (await access.SpentChallenges.AnyAsync(c => c.Hash == hash, ct))
        {
            return null;
        }

        access.SpentChallenges.Add(new SpentChallenge { Hash = hash, ExpiresAt = challenge.ExpiresAt });
        return challenge.State;
    }

    private Challenge? Open(string text)
    {
        try
        {
            return text.Length > MaxLength ? null : JsonSerializer.Deserialize<Challenge>(protector.Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Challenge(PasskeyPurpose Purpose, Guid? SessionId, string State, DateTime ExpiresAt);
}
