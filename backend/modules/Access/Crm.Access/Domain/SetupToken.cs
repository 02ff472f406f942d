using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Lets whoever reads the server's log create the first administrator, once.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
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
