using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>People hear by mail of what has changed about how they come in, whoever did it.</summary>
public sealed class SecurityNoticeTests : AccountFixture
{
    [Test]
    public async Task ChangePassword_ByOneselfOrAnAdministrator_IsToldInOnesLanguage()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);
        await client.Patch("/api/v1/session/user", new { language = "es" });

        var changed = await client.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = People.Password, newPassword = "another horse battery" });
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.NoContent), changed.Text);
        await Admin.Patch($"/api/v1/users/{id}", new { password = "a third horse battery" });

        await Eventually(() => Task.FromResult(MailsTo(email).Count == 2), "two mails");
        Assert.That(MailsTo(email).Select(Decode), Has.All.Contains("se cambió la contraseña").And.All.Contains("/settings/security").And.None.Contains("horse battery"));
    }

    [Test]
    public async Task CreateApiKey_IsToldToWhoMadeIt()
    {
        var email = (await People.Create(Admin, await TestRoles.BuiltIn(Admin, "administrator"))).Email;
        using var client = await People.SignIn(Host, email);

        var key = await client.Post("/api/v1/api-keys", new { name = "Shop", roleId = await TestRoles.BuiltIn(Admin, "read-only") });
        Assert.That(key.Status, Is.EqualTo(HttpStatusCode.Created), key.Text);

        await Eventually(() => Task.FromResult(MailsTo(email).Count == 1), "a mail");
        Assert.That(Decode(MailsTo(email)[0]), Does.Contain("an API key was made in your name").And.Not.Contain((string)key.Json["key"]!));
    }

    [Test]
    public async Task SignIn_FromANewDevice_IsTold_AndFromAKnownOneIsNot()
    {
        var email = (await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"))).Email;
        await SignIn(email, "Known/1.0 (Desk)");
        await SignIn(email, "Known/1.1 (Desk)");
        await SignIn(email, "Strange/1.0 (Phone)");
        await SignIn(email, "Strange/2.0.1 (Phone)");
        await SignIn(email, "Other/1.0 (Tablet)");

        await Eventually(() => Task.FromResult(MailsTo(email).Count >= 2), "two mails");
        Assert.That(MailsTo(email).Select(Decode), Has.Exactly(2).Contains("somebody signed in from a new device"), "neither the first device nor a new version of a browser is news");
    }

    private async Task SignIn(string email, string agent)
    {
        using var client = Host.Anonymous();
        await client.Session();
        var answer = await client.Post("/api/v1/session", new { email, password = People.Password }, ("User-Agent", agent));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }
}
