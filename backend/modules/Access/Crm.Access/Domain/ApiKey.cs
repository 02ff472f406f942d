using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>How a program signs in: a role, perhaps narrowed by scopes. Only the hash of the key is kept.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class ApiKey : Entity
{
    public const string Start = "crm_";

    private const int PrefixLength = 12;

    private ApiKey()
    {
    }

    private ApiKey(string secret) => Hash = Secrets.Hash(secret);

    public string Name { get; private init; } = "";

    /// <summary>The beginning of the key: enough to recognise it, useless to call with.</summary>
    public string Prefix { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Of the secret before the last rotation, which works until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousHash { get; private set; }

    public DateTime? PreviousUntil { get; private set; }

    public DateTime? RotatedAt { get; private set; }

    /// <summary>When somebody was told that the key runs out soon.</summary>
    public DateTime? NoticedAt { get; private set; }

    public Guid RoleId { get; private set; }

    public Role Role { get; private set; } = null!;

    /// <summary>Such as <c>contacts:read</c>; empty for all that the role grants.</summary>
    public List<string> Scopes { get; private init; } = [];

    public DateTime CreatedAt { get; private init; }

    /// <summary>Null where an operator made it on the command line.</summary>
    public Guid? CreatedBy { get; private init; }

    public DateTime? ExpiresAt { get; private set; }

    public DateTime? LastUsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>Makes a key and answers the secret beside it, which is shown this once.</summary>
    public static (ApiKey Key, string Secret) Create(
        string name, Role role, IEnumerable<string> scopes, DateTime? expiresAt, Guid? createdBy, DateTime now)
    {
        var secret = Start + Secrets.New();
        var key = new ApiKey(secret)
        {
            Name = name,
            Prefix = secret[..PrefixLength],
            RoleId = role.Id,
            Role = role,
            Scopes = [.. scopes.Distinct(StringComparer.Ordinal)],
            ExpiresAt = expiresAt,
            CreatedBy = createdBy,
            CreatedAt = now,
        };
        return (key, secret);
    }

    public bool IsUsable(DateTime now) => RevokedAt is null && !(ExpiresAt <= now);

    /// <summary>Makes a new secret and answers it; the old one works for as long as programs need to change over.</summary>
    public string Rotate(TimeSpan grace, DateTime? expiresAt, DateTime now)
    {
        var secret = Start + Secrets.New();
        PreviousHash = grace > TimeSpan.Zero ? Hash : null;
        PreviousUntil = grace > TimeSpan.Zero ? now + grace : null;
        (Hash, Prefix, RotatedAt, ExpiresAt, NoticedAt) = (Secrets.Hash(secret), secret[..PrefixLength], now, expiresAt, null);
        return secret;
    }

    public void Take(Role role)
    {
        Role = role;
        RoleId = role.Id;
    }

    public void Noticed(DateTime now) => NoticedAt = now;

    public void Revoke(DateTime now) => RevokedAt ??= now;
}
