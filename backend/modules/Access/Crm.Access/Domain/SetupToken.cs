using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Lets whoever reads the server's log create the first administrator, once.</summary>
internal sealed class SetupToken : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private SetupToken()
    {
    }

    public SetupToken(string secret, DateTime now)
    {
        Hash = Secrets.Hash(secret);
        ExpiresAt = now + Lifetime;
    }

    public string Hash { get; private set; } = "";

    public DateTime ExpiresAt { get; private set; }
}
