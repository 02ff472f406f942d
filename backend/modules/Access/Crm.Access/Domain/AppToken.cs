using Crm.Kernel;

namespace Crm.Access.Domain;

internal enum AppTokenKind
{
    Access,
    Refresh,
}

/// <summary>One token of an app. Only its hash is kept, and it says nothing by itself.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class AppToken : Entity
{
    // So that whoever finds one in a log or a repository sees what it is.
    public const string AccessStart = "crm_at_";
    public const string RefreshStart = "crm_rt_";
    public const string CodeStart = "crm_ac_";
    public const string SecretStart = "crm_cs_";

    /// <summary>A refresh token that lies unused for so long ends; each one that is used is replaced.</summary>
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);

    private AppToken()
    {
    }

    public AppToken(AppTokenKind kind, string secret, Guid appId, Guid? grantId, IReadOnlyList<string> scopes, TimeSpan lifetime, DateTime now)
    {
        Kind = kind;
        Hash = Secrets.Hash(secret);
        AppId = appId;
        GrantId = grantId;
        Scopes = [.. scopes];
        CreatedAt = now;
        ExpiresAt = now + lifetime;
    }

    public AppTokenKind Kind { get; private init; }

    public string Hash { get; private init; } = "";

    public Guid AppId { get; private init; }

    /// <summary>For whom it acts; null where the app acts by itself.</summary>
    public Guid? GrantId { get; private init; }

    public List<string> Scopes { get; private init; } = [];

    public DateTime CreatedAt { get; private init; }

    public DateTime ExpiresAt { get; private init; }

    /// <summary>When a refresh token was changed for new ones; once more is theft.</summary>
    public DateTime? SpentAt { get; private set; }
}
