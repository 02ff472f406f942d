using System.Security.Cryptography;
using System.Text;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>A program of others that people may let act for them, and that acts by itself where it has a role (an OAuth 2.0 client).</summary>
[HoldsNoPersonalData("Of programs, and of who registered them.")]
internal sealed class ConnectedApp : Entity
{
    /// <summary>The client id of the explorer, which every installation has.</summary>
    public const string Explorer = "explorer";

    private ConnectedApp()
    {
    }

    public ConnectedApp(string name, bool isPublic, Role? role, Guid? createdBy, DateTime now)
    {
        ClientId = Id.ToString("N");
        Name = name;
        IsPublic = isPublic;
        Role = role;
        RoleId = role?.Id;
        CreatedBy = createdBy;
        CreatedAt = now;
    }

    /// <summary>The app that comes with the product. Its address is a path: it is wherever the product is.</summary>
    public static ConnectedApp OfExplorer(DateTime now) => new("API explorer", isPublic: true, role: null, createdBy: null, now)
    {
        ClientId = Explorer, IsBuiltIn = true, RedirectUris = ["/swagger/oauth2-redirect.html"], Scopes = ["*:*"],
    };

    public string ClientId { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>It runs where anybody can look into it, so it has no secret.</summary>
    public bool IsPublic { get; private init; }

    public bool IsBuiltIn { get; private init; }

    /// <summary>Where answers may go, character by character.</summary>
    public List<string> RedirectUris { get; private set; } = [];

    /// <summary>The most it may ever do, such as <c>contacts:read</c>; never empty.</summary>
    public List<string> Scopes { get; private set; } = [];

    /// <summary>What it may do by itself; null for an app that only acts for people.</summary>
    public Guid? RoleId { get; private set; }

    public Role? Role { get; private set; }

    /// <summary>Null for public apps, and where whoever knew the secret has left.</summary>
    public string? Hash { get; private set; }

    /// <summary>Of the secret before the last rotation, which works until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousHash { get; private set; }

    public DateTime? PreviousUntil { get; private set; }

    public DateTime? RotatedAt { get; private set; }

    public DateTime CreatedAt { get; private init; }

    public Guid? CreatedBy { get; private init; }

    /// <summary>When it last got a token.</summary>
    public DateTime? LastUsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public void Describe(string name, IReadOnlyList<string> redirectUris, IReadOnlyList<string> scopes)
    {
        Name = name;
        RedirectUris = [.. redirectUris.Distinct(StringComparer.Ordinal)];
        Scopes = [.. scopes.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Makes a secret and answers it; the one before works for as long as programs need to change over.</summary>
    public string NewSecret(TimeSpan grace, DateTime now)
    {
        var secret = AppToken.SecretStart + Secrets.New();
        PreviousHash = grace > TimeSpan.Zero ? Hash : null;
        PreviousUntil = PreviousHash is null ? null : now + grace;
        RotatedAt = Hash is null ? RotatedAt : now;
        Hash = Secrets.Hash(secret);
        return secret;
    }

    /// <summary>Whether whoever sends this is the app: a public one sends nothing.</summary>
    public bool Knows(string? secret, DateTime now)
    {
        if (IsPublic)
        {
            return string.IsNullOrEmpty(secret);
        }

        var given = Encoding.ASCII.GetBytes(Secrets.Hash(secret ?? ""));
        var isPresent = Matches(Hash, given);
        return Matches(PreviousHash, given) && PreviousUntil > now || isPresent;
    }

    public void Used(DateTime now) => LastUsedAt = now;

    public void Take(Role role)
    {
        Role = role;
        RoleId = role.Id;
    }

    public void Revoke(DateTime now) => RevokedAt ??= now;

    private static bool Matches(string? kept, byte[] given) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept ?? new string('-', given.Length)), given);
}
