using System.Net;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>How somebody comes back who has forgotten the password, and nobody else by it.</summary>
public sealed class PasswordResetTests : AccountFixture
{
    private const string NewPassword = "another horse battery";

    [Test]
    public async Task ResetPassword_WithTheLinkFromTheMail_EndsAllSessionsAndTheLock()
    {
        var email = await Person();
        using var elsewhere = await People.SignIn(Host, email);
        using var client = Host.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await client.SignIn(email, "not the password");
        }

        await Ask(email);
        var reset = await Confirm(await Secret(email, "new-password"), NewPassword);

        Assert.That(reset.Status, Is.EqualTo(HttpStatusCode.NoContent), reset.Text);
        Assert.That((await elsewhere.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await client.SignIn(email, People.Password)).Code, Is.EqualTo("sign_in_failed"));
        Assert.That((await client.SignIn(email, NewPassword)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task ResetPassword_TheSameLinkAgain_IsRefused()
    {
        var email = await Person();
        await Ask(email);
        var token = await Secret(email, "new-password");
        await Confirm(token, NewPassword);

        Assert.That((await Confirm(token, "a third horse battery")).Code, Is.EqualTo("reset_link_invalid"));
    }

    [Test]
    public async Task ResetPassword_AfterHalfAnHour_IsRefused()
    {
        var email = await Person();
        await Ask(email);
        var token = await Secret(email, "new-password");

        await Age(TimeSpan.FromMinutes(31));

        Assert.That((await Confirm(token, NewPassword)).Code, Is.EqualTo("reset_link_invalid"));
    }

    [Test]
    public async Task RequestPasswordReset_OfAnUnknownAddress_IsAnsweredTheSameAndSendsNothing()
    {
        var email = await Person();

        var known = await Ask(email);
        var unknown = await Ask("nobody.here@access.example");
        await Secret(email, "new-password");

        Assert.That((known.Status, known.Text), Is.EqualTo((HttpStatusCode.Accepted, "")));
        Assert.That((unknown.Status, unknown.Text, unknown.Headers.Keys.Order(StringComparer.Ordinal)), Is.EqualTo((known.Status, known.Text, known.Headers.Keys.Order(StringComparer.Ordinal))));
        Assert.That(MailsTo("nobody.here@access.example"), Is.Empty);
    }

    [Test]
    public async Task RequestPasswordReset_OfSomebodyDeactivated_SendsNothing()
    {
        var email = await Person();
        var id = (await Admin.Get("/api/v1/users?limit=200")).Json["items"]!.AsArray().Single(u => (string)u!["email"]! == email)!["id"];
        await Admin.Patch($"/api/v1/users/{id}", new { active = false });
        var witness = await Person();

        await Ask(email);
        await Ask(witness);
        await Secret(witness, "new-password");

        Assert.That(MailsTo(email), Is.Empty);
    }

    [Test]
    public async Task RequestPasswordReset_AgainAtOnce_SendsOneMail()
    {
        var email = await Person();
        var witness = await Person();

        await Ask(email);
        await Ask(email);
        await Ask(witness);
        await Secret(witness, "new-password");
        await Age(TimeSpan.FromMinutes(3));
        await Ask(email);
        await Secret(email, "new-password", mails: 2);

        Assert.That(MailsTo(email), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task ResetPassword_ItsSecret_IsInNoTable()
    {
        var email = await Person();
        await Ask(email);

        Assert.That(await TableDump.Contains(Host, await Secret(email, "new-password")), Is.False);
    }

    [TestCase("short")]
    [TestCase("aaaaaaaaaaaaaaaa")]
    [TestCase("password1234!")]
    [TestCase("Dragon-Monkey-99")]
    [TestCase("918273645546")]
    public async Task ResetPassword_WithAPasswordThatIsTriedFirst_IsRefused(string password)
    {
        var email = await Person();
        await Ask(email);

        var answer = await Confirm(await Secret(email, "new-password"), password);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!["password"], Is.Not.Null, answer.Text);
    }

    // Mails are due by the database's clock, so links are made older instead of the clock faster.
    private Task Age(TimeSpan by) => Host.InScope(async services =>
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (made, ends) = (now - by, now - by + TimeSpan.FromMinutes(30));
        await services.GetRequiredService<CrmDbContext>().Database.ExecuteSqlAsync($"""UPDATE access_password_resets SET "CreatedAt" = {made}, "ExpiresAt" = {ends}""");
    });

    private async Task<string> Person() => (await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"))).Email;

    private async Task<Answer> Ask(string email) => await Anonymously("/api/v1/password-resets", new { email });

    private async Task<Answer> Confirm(string token, string password) => await Anonymously("/api/v1/password-resets/confirm", new { token, password });

    private async Task<Answer> Anonymously(string path, object body)
    {
        using var client = Host.Anonymous();
        await client.Session();
        return await client.Post(path, body);
    }
}
