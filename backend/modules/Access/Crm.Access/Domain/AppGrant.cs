using System.Security.Cryptography;
using System.Text;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>That a person let an app act for them: at first a code, then all tokens that come of it. What ends it ends them all.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class AppGrant : Entity
{
    /// <summary>How long the app has to fetch its first token (RFC 9700 asks for a short time).</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);

    private AppGrant()
    {
    }

    public AppGrant(Guid appId, Guid userId, IReadOnlyList<string> scopes, string redirectUri, string challenge, string code, DateTime now)
    {
        AppId = appId;
        UserId = userId;
        Scopes = [.. scopes];
        RedirectUri = redirectUri;
        CodeChallenge = challenge;
        CodeHash = Secrets.Hash(code);
        CreatedAt = now;
    }

    public Guid AppId { get; private init; }

    public Guid UserId { get; private init; }

    public List<string> Scopes { get; private init; } = [];

    public string RedirectUri { get; private init; } = "";

    public string CodeChallenge { get; private init; } = "";

    public string CodeHash { get; private init; } = "";

    /// <summary>When the code was given back; a second time is theft, and ends everything that came of it.</summary>
    public DateTime? CodeUsedAt { get; private set; }

    public DateTime CreatedAt { get; private init; }

    /// <summary>When the app last got a token.</summary>
    public DateTime? LastUsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Whether this fits the code: in time, for the same address, by whoever knows what the challenge was made of (RFC 7636, S256).</summary>
    public bool Fits(string? redirectUri, string? verifier, DateTime now) =>
        RevokedAt is null && now < CreatedAt + CodeLifetime && RedirectUri == redirectUri && verifier is { Length: >= 43 and <= 128 }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ChallengeOf(verifier)), Encoding.ASCII.GetBytes(CodeChallenge));

    public void Used(DateTime now) => LastUsedAt = now;

    public static string ChallengeOf(string verifier) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));
}
