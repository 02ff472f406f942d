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
    public string Prefix { get; private init; } = "";

    public string Hash { get; private init; } = "";

    public Guid RoleId { get; private init; }

    public Role Role { get; private init; } = null!;

    /// <summary>Such as <c>contacts:read</c>; empty for all that the role grants.</summary>
    public List<string> Scopes { get; private init; } = [];

    public DateTime CreatedAt { get; private init; }

    /// <summary>Null where an operator made it on the command line.</summary>
    public Guid? CreatedBy { get; private init; }

    public DateTime? ExpiresAt { get; private init; }

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

    public void Revoke(DateTime now) => RevokedAt ??= now;
}
