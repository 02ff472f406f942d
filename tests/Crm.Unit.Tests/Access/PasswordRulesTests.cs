using Crm.Access.Security;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class PasswordRulesTests
{
    [TestCase("password1234!", true)]
    [TestCase("Dragon-Monkey-99", true)]
    [TestCase("1q2w3e4r5t6y", true)]
    [TestCase("qwertyuiop123456", true)]
    [TestCase("202611220930", true)]
    [TestCase("correct horse battery", false)]
    [TestCase("Tarnvale-Wippe-37", false)]
    [TestCase("ни разу не видел", false)]
    public void MadeOf_KnowsOneOrTwoCommonOnes(string password, bool expected) => Assert.That(CommonPasswords.MadeOf(password), Is.EqualTo(expected));

    [Test]
    public void MadeOf_RandomPasswords_AreHardlyEverRefused()
    {
        var random = new Random(7);
        var refused = Enumerable.Range(0, 20_000)
            .Count(_ => CommonPasswords.MadeOf(new string([.. Enumerable.Range(0, 14).Select(_ => (char)random.Next('a', 'z' + 1))])));

        Assert.That(refused, Is.LessThan(20));
    }

    [Test]
    public void Problem_WithOptions_FollowsThemButNotBelowEight()
    {
        Assert.That(Rules(new PasswordOptions { MinLength = 16 }).Problem("Wippe-Tarn-37x"), Does.Contain("16"));
        Assert.That(Rules(new PasswordOptions { MinLength = 1 }).Problem("Wp-3x7q"), Does.Contain("8"));
        Assert.That(Rules(new PasswordOptions { RefuseCommon = false }).Problem("password1234!"), Is.Null);
    }

    private static PasswordRules Rules(PasswordOptions options) => new(Options.Create(options));
}
