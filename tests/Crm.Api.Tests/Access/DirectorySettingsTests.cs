using System.Net;
using Crm.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Settings of the directory that are wrong are said at the start; without any there is nothing of it.</summary>
[Category("AnyEngine")]
public sealed class DirectorySettingsTests : HostFixture
{
    [Test]
    public async Task WithoutADirectory_ThereIsNothingOfIt()
    {
        using var browser = Host.Anonymous();
        var session = await browser.Session();

        Assert.That(session["directory"], Is.Null);
        Assert.That((await browser.Get("/oidc/start")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await browser.Get("/oidc/callback?code=a&state=b")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await browser.Post("/api/v1/session/directory", new { })).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("Authority", "http://login.example.com", "Authority must be an address with https")]
    [TestCase("Authority", "https://login.example.com/common/v2.0", "Authority must be that of one company")]
    [TestCase("ClientSecret", "", "ClientId and ClientSecret are missing")]
    [TestCase("Domains", "staff", "staff is not a domain")]
    [TestCase("DefaultRole", "administrator", "a directory makes nobody administrator")]
    public void Start_WithASettingThatIsWrong_SaysWhich(string name, string value, string message)
    {
        using var issuer = new DirectoryIssuer();

        var refused = Assert.ThrowsAsync<OptionsValidationException>(() => CrmHost.Start(b => issuer.Register(b, (name, value))));

        Assert.That(refused!.Message, Does.Contain("Crm:OpenIdConnect:").And.Contain(message));
    }

    [Test]
    public void Start_InProductionWithoutAPublicAddress_SaysSo()
    {
        using var issuer = new DirectoryIssuer();

        var refused = Assert.ThrowsAsync<OptionsValidationException>(() => CrmHost.StartEmpty(b => issuer.Register(b)));

        Assert.That(refused!.Message, Does.Contain("needs Crm:PublicUrl too"));
    }

    [Test]
    public async Task PublicUrl_IsTheAddressToWhichTheDirectorySendsBack()
    {
        using var issuer = new DirectoryIssuer();
        await using var host = await CrmHost.Start(b =>
        {
            issuer.Register(b);
            b.Configuration.AddInMemoryCollection([new("Crm:PublicUrl", "https://crm.example/")]);
        });
        using var browser = host.Anonymous();

        Assert.That((await browser.Get("/oidc/start")).Headers["Location"], Does.Contain("redirect_uri=https%3A%2F%2Fcrm.example%2Foidc%2Fcallback&"));
    }

    [Test]
    public async Task Only_PasswordsLetInNobodyButAdministrators()
    {
        using var issuer = new DirectoryIssuer();
        await using var host = await CrmHost.Start(b => issuer.Register(b, ("Only", "true")));
        using var admin = await host.As("administrator");
        var (id, email) = await People.Create(admin, await TestRoles.BuiltIn(admin, "sales-manager"));
        using var person = host.Anonymous();

        var right = await person.SignIn(email, People.Password);
        var wrong = await person.SignIn(email, "not the password");

        Assert.That((bool)(await person.Session())["directory"]!["only"]!, Is.True);
        Assert.That((right.Status, right.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in_failed")));
        Assert.That(right.Code, Is.EqualTo(wrong.Code), "nothing tells a right password from a wrong one");
        var seen = (await admin.Get($"/api/v1/users/{id}/sign-ins")).Json["items"]!.AsArray().Select(s => (string)s!["outcome"]!);
        Assert.That(seen, Is.EqualTo(new[] { "wrongPassword", "directoryOnly" }));
    }
}
