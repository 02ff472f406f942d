using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A password alone is not enough for those who have, or must have, a second factor.</summary>
public sealed class SecondFactorTests : HostFixture
{
    [Test]
    public async Task SignIn_WithASecondFactor_NeedsTheCodeAndTakesItOnce()
    {
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var (app, _) = await Authenticator.SetUp(client);
        using var fresh = Host.Anonymous();
        var code = app.Code();

        var without = await SignIn(fresh, email, code: null);
        var wrong = await SignIn(fresh, email, app.Code(40));
        var right = await SignIn(fresh, email, code);
        using var thief = Host.Anonymous();
        var again = await SignIn(thief, email, code);

        Assert.That((without.Status, without.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "second_factor_required")));
        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "wrong_code")));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "wrong_code")), "a code that was seen is worth nothing");
    }

    [Test]
    public async Task SignIn_CodesGuessed_LockLikePasswords()
    {
        var (id, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var (app, _) = await Authenticator.SetUp(client);
        using var thief = Host.Anonymous();
        for (var i = 0; i < 4; i++)
        {
            Assert.That((await SignIn(thief, email, app.Code(40 + i))).Code, Is.EqualTo("wrong_code"));

            // Knowing the password must not begin the count anew.
            Assert.That((await SignIn(thief, email, code: null)).Code, Is.EqualTo("second_factor_required"));
        }

        Assert.That((await SignIn(thief, email, app.Code(50))).Code, Is.EqualTo("locked_out"));
        Assert.That((await SignIn(thief, email, app.Code())).Code, Is.EqualTo("locked_out"));
        var seen = (await Admin.Get($"/api/v1/users/{id}/sign-ins")).Json["items"]!.AsArray().Count(s => (string)s!["outcome"]! == "wrongCode");
        Assert.That(seen, Is.EqualTo(5));
    }

    [Test]
    public async Task SignIn_WithARecoveryCode_WorksOnce()
    {
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var (_, codes) = await Authenticator.SetUp(client);
        using var fresh = Host.Anonymous();

        var first = await SignIn(fresh, email, codes[3].ToUpperInvariant());
        var left = await fresh.Get("/api/v1/session/second-factor");
        using var thief = Host.Anonymous();
        var second = await SignIn(thief, email, codes[3]);

        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK), first.Text);
        Assert.That((int)left.Json["recoveryCodesLeft"]!, Is.EqualTo(9));
        Assert.That(second.Code, Is.EqualTo("wrong_code"));
    }

    [Test]
    public async Task ConfirmSecondFactor_EndsTheOtherSessions()
    {
        var (_, email) = await Person();
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);

        await Authenticator.SetUp(here);

        Assert.That((await here.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await there.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SecondFactor_ItsKeyAndCodes_AreInNoTable()
    {
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var key = (string)(await client.Post("/api/v1/session/second-factor", new { password = People.Password })).Json["key"]!;
        var confirmed = await client.Post("/api/v1/session/second-factor/confirm", new { code = new Authenticator(key).Code() });

        Assert.That(await TableDump.Contains(Host, key), Is.False);
        Assert.That(await TableDump.Contains(Host, (string)confirmed.Json["codes"]![0]!), Is.False);
    }

    [Test]
    public async Task RemoveSecondFactor_WithoutTheCode_IsRefused()
    {
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var (app, _) = await Authenticator.SetUp(client);

        var without = await client.Post("/api/v1/session/second-factor/remove", new { password = People.Password });
        var with = await client.Post("/api/v1/session/second-factor/remove", new { password = People.Password, code = app.Code() });

        Assert.That(without.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(with.Status, Is.EqualTo(HttpStatusCode.NoContent), with.Text);
        using var fresh = Host.Anonymous();
        Assert.That((await SignIn(fresh, email, code: null)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task ARoleThatAsksForIt_LetsNothingElseBeDoneBefore()
    {
        var role = await Admin.Create("roles", new { name = "Guarded", grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "all" }, requiresSecondFactor = true });
        var (_, email) = await People.Create(Admin, (Guid)role["id"]!);
        using var client = await People.SignIn(Host, email);

        var before = await client.Get("/api/v1/contacts");
        var open = await client.Get("/api/v1/teams");
        var missing = (bool)(await client.Session())["user"]!["secondFactorMissing"]!;
        await Authenticator.SetUp(client);
        var after = await client.Get("/api/v1/contacts");

        Assert.That(new[] { before, open }.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Forbidden, "second_factor_setup_required")));
        Assert.That(missing, Is.True);
        Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK), after.Text);
        var removed = await client.Post("/api/v1/session/second-factor/remove", new { password = People.Password });
        Assert.That((removed.Status, removed.Code), Is.EqualTo((HttpStatusCode.Conflict, "second_factor_required_by_role")));
    }

    [Test]
    public async Task ResetSecondFactor_ByAnAdministrator_SignsOutAndOpensTheWay()
    {
        var (id, email) = await Person();
        using var client = await People.SignIn(Host, email);
        await Authenticator.SetUp(client);

        var reset = await Admin.Delete($"/api/v1/users/{id}/second-factor");

        Assert.That(reset.Status, Is.EqualTo(HttpStatusCode.NoContent), reset.Text);
        Assert.That((await client.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var fresh = Host.Anonymous();
        Assert.That((await SignIn(fresh, email, code: null)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<(Guid Id, string Email)> Person() => await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));

    private static async Task<Answer> SignIn(CrmClient client, string email, string? code)
    {
        await client.Session();
        var answer = await client.Post("/api/v1/session", new { email, password = People.Password, code });
        if (answer.Status == HttpStatusCode.OK)
        {
            await client.Session();
        }

        return answer;
    }
}
