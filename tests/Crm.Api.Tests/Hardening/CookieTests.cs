using System.Net;
using Crm.Api.Tests.Access;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>What the cookies tell the browser, and what they do not tell whoever reads them.</summary>
public sealed class CookieTests : HostFixture
{
    [TestCase("http://localhost", false)]
    [TestCase("https://localhost", true)]
    public async Task Cookies_AreForThisSiteAndNotForScripts(string site, bool isSecure)
    {
        using var browser = Host.Anonymous();
        var session = await browser.Get($"{site}/api/v1/session");
        var person = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        var signedIn = await browser.Send(
            HttpMethod.Post, $"{site}/api/v1/session", new { email = person.Email, password = People.Password }, ("X-CSRF-Token", (string)session.Json["antiforgeryToken"]!));
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.OK), signedIn.Text);

        var cookies = new[] { session.Headers["Set-Cookie"], signedIn.Headers["Set-Cookie"] };

        Assert.That(cookies[0], Does.Contain("crm_csrf="));
        Assert.That(cookies[1], Does.Contain("crm_session="));
        Assert.That(cookies, Is.All.Contains("httponly").IgnoreCase.And.All.Contains("samesite=lax").IgnoreCase.And.All.Contains("path=/").IgnoreCase);
        Assert.That(cookies.All(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(isSecure));
        Assert.That(cookies, Has.None.Contains("domain=").IgnoreCase);
    }

    [Test]
    public async Task TheSessionCookie_IsSealed()
    {
        using var browser = Host.Anonymous();
        var person = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        var signedIn = await browser.SignIn(person.Email, People.Password);
        var cookie = signedIn.Headers["Set-Cookie"].Split("crm_session=")[1].Split(';')[0];
        using var forger = Host.Anonymous();

        Assert.That(cookie, Has.Length.GreaterThan(100).And.Not.Contain(person.Id.ToString()));
        foreach (var position in (int[])[10, cookie.Length / 2, cookie.Length - 3])
        {
            var changed = string.Concat(cookie.AsSpan(0, position), cookie[position] == 'A' ? "B" : "A", cookie.AsSpan(position + 1));
            Assert.That((await forger.Send(HttpMethod.Get, "/api/v1/users", body: null, ("Cookie", $"crm_session={changed}"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        Assert.That((await forger.Send(HttpMethod.Get, "/api/v1/metadata", body: null, ("Cookie", $"crm_session={cookie}"))).Status, Is.EqualTo(HttpStatusCode.OK), "unchanged it is good");
    }
}
