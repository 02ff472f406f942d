using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class ApiKeyTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private static readonly Role Reader = new("reader", isBuiltIn: false);

    [Test]
    public void Create_Secret_IsShownOnceAndKeptAsAHash()
    {
        var (key, secret) = Create();

        Assert.That(secret, Does.Match("^crm_[0-9A-Za-z]{43}$"));
        Assert.That(key.Hash, Is.EqualTo(Secrets.Hash(secret)).And.Match("^[0-9a-f]{64}$"));
        Assert.That(secret, Does.StartWith(key.Prefix));
        Assert.That(key.Prefix, Has.Length.EqualTo(12));
    }

    [Test]
    public void Create_Secrets_NeverRepeat()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => Create().Secret);

        Assert.That(secrets, Is.Unique);
    }

    [Test]
    public void Hash_OfAKnownText_IsSha256() =>
        Assert.That(Secrets.Hash("abc"), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    [Test]
    public void IsUsable_AtItsExpiry_IsFalse()
    {
        var (key, _) = Create(expiresAt: Now.AddDays(1));

        Assert.That(key.IsUsable(Now.AddDays(1).AddTicks(-1)), Is.True);
        Assert.That(key.IsUsable(Now.AddDays(1)), Is.False);
    }

    [Test]
    public void Revoke_Twice_KeepsTheFirstMoment()
    {
        var (key, _) = Create();

        key.Revoke(Now);
        key.Revoke(Now.AddDays(1));

        Assert.That(key.RevokedAt, Is.EqualTo(Now));
        Assert.That(key.IsUsable(Now), Is.False);
    }

    private static (ApiKey Key, string Secret) Create(DateTime? expiresAt = null) => ApiKey.Create("Shop", Reader, [], expiresAt, createdBy: null, Now);
}
