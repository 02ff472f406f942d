using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class RedirectUrisTests
{
    [TestCase("https://app.example/back", ExpectedResult = true)]
    [TestCase("https://app.example/back?from=crm", ExpectedResult = true)]
    [TestCase("http://localhost:8080/back", ExpectedResult = true)]
    [TestCase("http://127.0.0.1/back", ExpectedResult = true)]
    [TestCase("http://[::1]:7/back", ExpectedResult = true)]
    [TestCase("com.example.app:/back", ExpectedResult = true)]
    [TestCase("http://app.example/back", ExpectedResult = false)]
    [TestCase("http://localhost.evil.example/", ExpectedResult = false)]
    [TestCase("https://app.example/back#here", ExpectedResult = false)]
    [TestCase("https://user@app.example/", ExpectedResult = false)]
    [TestCase("https:\\\\app.example/", ExpectedResult = false)]
    [TestCase("https://app.example/a b", ExpectedResult = false)]
    [TestCase("javascript:alert(1)", ExpectedResult = false)]
    [TestCase("data:text/html,x", ExpectedResult = false)]
    [TestCase("file:///etc/passwd", ExpectedResult = false)]
    [TestCase("/back", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase(null, ExpectedResult = false)]
    public bool IsFine_Addresses_AreTold(string? address) => RedirectUris.IsFine(address);

    [TestCase("https://crm.example/swagger/oauth2-redirect.html", ExpectedResult = true)]
    [TestCase("https://evil.example/swagger/oauth2-redirect.html", ExpectedResult = false)]
    [TestCase("/swagger/oauth2-redirect.html", ExpectedResult = false)]
    public bool Has_APathOfOurs_IsMeantHere(string asked) => RedirectUris.Has(ConnectedApp.OfExplorer(DateTime.UnixEpoch), asked, ["https://crm.example"]);

    [Test]
    public void With_AnAddressThatHasAQuery_AddsToIt() =>
        Assert.That(RedirectUris.With("https://app.example/?a=1", ("code", "x"), ("error", null), ("state", "b c&d")), Is.EqualTo("https://app.example/?a=1&code=x&state=b%20c%26d"));
}
