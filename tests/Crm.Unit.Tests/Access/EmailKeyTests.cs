using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class EmailKeyTests
{
    [TestCase(" Ana.Ruiz@Example.COM ", "ana.ruiz@example.com")]
    [TestCase("ａｎａ@example.com", "ana@example.com")]
    [TestCase("josé@example.com", "josé@example.com")]
    public void Of_AnAddress_IgnoresCaseAndWidthButNotAccents(string email, string key) => Assert.That(EmailKey.Of(email), Is.EqualTo(key));

    [TestCase("ana@example.com", true)]
    [TestCase("李伟@例子.中国", true)]
    [TestCase("ana", false)]
    [TestCase("@example.com", false)]
    [TestCase("ana@", false)]
    [TestCase("a@b@c", false)]
    [TestCase("ana ruiz@example.com", false)]
    [TestCase("ana@example.com\r\nBcc: x@y.z", false)]
    [TestCase(null, false)]
    public void IsAddress_AText_IsJudged(string? email, bool isAddress) => Assert.That(EmailKey.IsAddress(email), Is.EqualTo(isAddress));
}
