using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Whom the company's directory lets in becomes the right user here, or nobody.</summary>
public sealed class DirectoryTests : DirectoryFixture
{
    protected override (string Name, string Value)[] Settings => [("DefaultRole", "read-only")];

    [Test]
    public async Task SignIn_ThroughTheDirectory_LinksByVerifiedAddressAndThenBySubject()
    {
        var (id, told) = await Colleague("sales-rep");
        using var browser = Host.Anonymous();
        var door = (await browser.Session())["directory"]!;

        var page = await GoThere(browser, told, "?returnTo=/contacts?q=a%26b&keep=true");
        var entered = await Enter(browser);
        using var later = await SignedIn(told with { Email = "renamed@elsewhere.example", IsVerified = false });

        Assert.That(((string?)door["name"], (bool)door["only"]!), Is.EqualTo(("Tarnvale", false)));
        Assert.That(page, Is.EqualTo("/sign-in?directory=done&next=%2Fcontacts%3Fq%3Da%26b"));
        Assert.That((entered.Status, (Guid?)entered.Json["user"]?["id"]), Is.EqualTo((HttpStatusCode.OK, id)), entered.Text);
        Assert.That(entered.Headers["Set-Cookie"], Does.Contain("crm_session=").And.Contain("expires=").IgnoreCase, "it was asked to be kept");
        Assert.That((Guid)(await later.Session())["user"]!["id"]!, Is.EqualTo(id), "the link counts, not the address");
        var seen = (await browser.Get("/api/v1/sign-ins")).Json["items"]![0]!;
        Assert.That(((string)seen["outcome"]!, (string)seen["method"]!), Is.EqualTo(("succeeded", "directory")));
        var noted = (await Admin.Get($"/api/v1/audit?recordId={id}")).Json["items"]!.AsArray().Select(e => (string)e!["action"]!).ToList();
        Assert.That(noted, Does.Contain("directory.linked").And.Contain("session.started"));
    }

    [Test]
    public async Task SignIn_OfAnotherWithTheSameAddress_IsRefused()
    {
        var (_, told) = await Colleague();
        using var first = await SignedIn(told);
        using var other = Host.Anonymous();

        var answer = await SignIn(other, told with { Subject = "somebody-who-came-later" });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "directory_no_account")));
    }

    [Test]
    public async Task SignIn_OfSomebodyNew_MakesAnAccountWithTheDefaultRoleAndNoPassword()
    {
        var told = NewPerson();
        using var browser = await SignedIn(told);

        var user = (await browser.Session())["user"]!;

        Assert.That(((string)user["email"]!, (string)user["name"]!, (string)user["role"]!, (bool)user["hasPassword"]!), Is.EqualTo((told.Email!, told.Name!, "read-only", false)));
        foreach (var password in (string[])["", " ", People.Password])
        {
            using var thief = Host.Anonymous();
            Assert.That((await thief.SignIn(told.Email!, password)).Status, Is.Not.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task SignIn_OfSomebodyInvited_AcceptsTheInvitation()
    {
        var told = NewPerson();
        var invited = await Admin.Post("/api/v1/invitations", new { email = told.Email, name = "Invited", roleIds = new[] { await TestRoles.BuiltIn(Admin, "marketer") } });
        Assert.That(invited.Status, Is.EqualTo(HttpStatusCode.Created), invited.Text);

        using var browser = await SignedIn(told);

        Assert.That((string)(await browser.Session())["user"]!["role"]!, Is.EqualTo("marketer"));
        var open = (await Admin.Get("/api/v1/invitations?limit=100")).Json["items"]!.AsArray().Single(i => (string)i!["email"]! == told.Email)!;
        Assert.That((string)open["state"]!, Is.EqualTo("accepted"));
    }

    [TestCase("elsewhere.example", true, "directory_no_account")]
    [TestCase("staff.example.evil.example", true, "directory_no_account")]
    [TestCase("staff.example", false, "directory_unverified")]
    [TestCase("staff.example", null, "directory_unverified")]
    public async Task SignIn_WithAnAddressThatProvesNothing_IsRefused(string domain, bool? isVerified, string code)
    {
        using var browser = Host.Anonymous();

        var answer = await SignIn(browser, NewPerson(domain) with { IsVerified = isVerified });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, code)));
        Assert.That((await browser.Session())["user"], Is.Null);
    }

    [Test]
    public async Task SignIn_OfSomebodyDeactivated_SaysTheSameAsOfAStranger()
    {
        var (id, told) = await Colleague();
        var (linkedId, linked) = await Colleague();
        using (await SignedIn(linked))
        {
            foreach (var left in (Guid[])[id, linkedId])
            {
                await Admin.Patch($"/api/v1/users/{left}", new { active = false });
            }
        }

        using var browser = Host.Anonymous();
        var refused = new[] { await SignIn(browser, told), await SignIn(browser, linked), await SignIn(browser, NewPerson("elsewhere.example")) };

        Assert.That(refused.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Unauthorized, "directory_no_account")));
        var seen = (await Admin.Get($"/api/v1/users/{linkedId}/sign-ins")).Json["items"]![0]!;
        Assert.That(((string)seen["outcome"]!, (string)seen["method"]!), Is.EqualTo(("deactivated", "directory")));
    }

    [Test]
    public async Task SecondFactor_OfOurs_IsAskedUnlessTheDirectoryDidSo()
    {
        var (_, told) = await Colleague();
        using var client = await People.SignIn(Host, told.Email!);
        var (app, _) = await Authenticator.SetUp(client);
        using var browser = Host.Anonymous();

        var without = await SignIn(browser, told);
        var wrong = await Enter(browser, app.Code(40));
        var right = await Enter(browser, app.Code());
        var again = await browser.Post("/api/v1/session/directory", new { });
        using var asked = await SignedIn(told with { Methods = ["pwd", "mfa"] });

        Assert.That((without.Code, wrong.Code), Is.EqualTo(("second_factor_required", "wrong_code")));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
        Assert.That(again.Code, Is.EqualTo("directory_ticket_missing"), "what the directory answered serves one sign-in");
    }

    [Test]
    public async Task ARoleThatAsksForASecondFactor_IsSatisfiedByTheDirectorys()
    {
        var role = await Admin.Create("roles", new { name = "Guarded here", grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "all" }, requiresSecondFactor = true });
        var (_, email) = await People.Create(Admin, (Guid)role["id"]!);
        var told = new Told("subject-guarded", email);
        using var weak = await SignedIn(told);
        using var strong = await SignedIn(told with { Methods = ["mfa"] });

        Assert.That((await weak.Get("/api/v1/contacts")).Code, Is.EqualTo("second_factor_setup_required"));
        Assert.That((await strong.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((bool)(await weak.Session())["user"]!["secondFactorMissing"]!, (bool)(await strong.Session())["user"]!["secondFactorMissing"]!), Is.EqualTo((true, false)));
        Assert.That((await weak.Post("/api/v1/session/second-factor", new { password = People.Password })).Status, Is.EqualTo(HttpStatusCode.OK), "one can still be set up");
    }

    [Test]
    public async Task Unlink_ByOneselfAndByAnAdministrator_IsNotedAndAsksForAProof()
    {
        var (id, told) = await Colleague();
        using var old = await SignedIn(told with { AskedAgo = null });
        var login = (await old.Get("/api/v1/session/logins")).Json["items"]!.AsArray().Single()!;

        var unproved = await old.Delete($"/api/v1/session/logins/{login["id"]}");
        await old.Post("/api/v1/session/proof", new { password = People.Password });
        var own = await old.Delete($"/api/v1/session/logins/{login["id"]}");
        using var again = await SignedIn(told);
        var second = (await Admin.Get($"/api/v1/users/{id}/logins")).Json["items"]!.AsArray().Single()!;
        var others = await Admin.Delete($"/api/v1/users/{id}/logins/{second["id"]}");

        Assert.That(((string)login["name"]!, (string)login["issuer"]!), Is.EqualTo(("Tarnvale", DirectoryIssuer.Address)));
        Assert.That(unproved.Code, Is.EqualTo("proof_required"));
        Assert.That((own.Status, others.Status), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)), own.Text + others.Text);
        Assert.That((await again.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "an administrator's hand ends the sessions");
        var noted = (await Admin.Get($"/api/v1/audit?recordId={id}")).Json["items"]!.AsArray().Count(e => (string)e!["action"]! == "directory.unlinked");
        Assert.That(noted, Is.EqualTo(2));
    }

    [Test]
    public async Task Unlink_TheOnlyWayIn_IsRefused()
    {
        using var browser = await SignedIn(NewPerson());
        var login = (await browser.Get("/api/v1/session/logins")).Json["items"]![0]!;

        var answer = await browser.Delete($"/api/v1/session/logins/{login["id"]}");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "last_way_in")));
    }

    [Test]
    public async Task Start_WhereTheDirectoryIsDown_LeadsBackAndSaysSo()
    {
        using var issuer = new DirectoryIssuer { IsDown = true };
        await using var host = await CrmHost.Start(b => issuer.Register(b));
        using var browser = host.Anonymous();

        var answer = await browser.Get("/oidc/start?returnTo=/contacts");

        Assert.That((answer.Status, answer.Headers["Location"]), Is.EqualTo((HttpStatusCode.Redirect, "/sign-in?directory=unavailable")));
    }
}
