using System.Text;
using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

/// <summary>The published test vectors of RFC 6238 (appendix B), RFC 4226 (appendix D) and RFC 4648 (section 10).</summary>
public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTime Now = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [TestCase(59L, "94287082")]
    [TestCase(1111111109L, "07081804")]
    [TestCase(1111111111L, "14050471")]
    [TestCase(1234567890L, "89005924")]
    [TestCase(2000000000L, "69279037")]
    [TestCase(20000000000L, "65353130")]
    public void Code_OfRfc6238_IsTheirs(long seconds, string expected) =>
        Assert.That(Totp.Code(Key, Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds)), digits: 8), Is.EqualTo(expected));

    [TestCase(0, "755224")]
    [TestCase(1, "287082")]
    [TestCase(2, "359152")]
    [TestCase(3, "969429")]
    [TestCase(4, "338314")]
    [TestCase(5, "254676")]
    [TestCase(6, "287922")]
    [TestCase(7, "162583")]
    [TestCase(8, "399871")]
    [TestCase(9, "520489")]
    public void Code_OfRfc4226_IsTheirs(long counter, string expected) => Assert.That(Totp.Code(Key, counter), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("f", "MY")]
    [TestCase("fo", "MZXQ")]
    [TestCase("foo", "MZXW6")]
    [TestCase("foob", "MZXW6YQ")]
    [TestCase("fooba", "MZXW6YTB")]
    [TestCase("foobar", "MZXW6YTBOI")]
    public void Base32_OfRfc4648_IsTheirsWithoutPadding(string text, string expected) => Assert.That(Base32.Encode(Encoding.ASCII.GetBytes(text)), Is.EqualTo(expected));

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void Match_AClockThatIsWrong_MayBeWrongByOneStep(int steps, bool expected) =>
        Assert.That(Totp.Match(Key, Totp.Code(Key, Totp.StepAt(Now) + steps), Now, lastUsedStep: 0) is not null, Is.EqualTo(expected));

    [Test]
    public void Match_ACodeThatWasUsed_IsNoneAnyMore()
    {
        var step = Totp.StepAt(Now);

        Assert.That(Totp.Match(Key, Totp.Code(Key, step), Now, lastUsedStep: step), Is.Null);
        Assert.That(Totp.Match(Key, Totp.Code(Key, step - 1), Now, lastUsedStep: step), Is.Null, "nor one before it");
        Assert.That(Totp.Match(Key, Totp.Code(Key, step + 1), Now, lastUsedStep: step), Is.EqualTo(step + 1));
    }

    [Test]
    public void RecoveryCode_HoweverTyped_IsTheSame()
    {
        var code = RecoveryCode.New();

        Assert.That(code, Does.Match("^([a-z2-9]{4}-){3}[a-z2-9]{4}$"));
        Assert.That(RecoveryCode.HashOf($" {code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)}"), Is.EqualTo(RecoveryCode.HashOf(code)));
    }
}
