using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>What administrators do with users, and what the server keeps them from.</summary>
public sealed class UserTests : HostFixture
{
    [Test]
    public async Task CreateUser_WithATeam_IsShownWithIt()
    {
        var team = await Admin.Post("/api/v1/teams", new { name = "Exports" });
        var roleId = await TestRoles.BuiltIn(Admin, "sales-rep");

        var answer = await Admin.Post("/api/v1/users", new { name = "Zoë Ferrante", email = "zoe@access.example", password = People.Password, roleId, teamId = (Guid)team.Json["id"]! });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        Assert.That(answer.Headers["Location"], Does.EndWith($"/api/v1/users/{answer.Json["id"]}"));
        Assert.That(((string)answer.Json["roleName"]!, (string)answer.Json["teamName"]!, (bool)answer.Json["active"]!), Is.EqualTo(("Sales representative", "Exports", true)));
        Assert.That(answer.Text, Does.Not.Contain("password").IgnoreCase);
    }

    [Test]
    public async Task UpdateUser_AnotherName_StandsOnTheirRecordsAtOnce()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "sales-rep"));
        using var owner = await People.SignIn(Host, email);
        var path = $"/api/v1/contacts/{(await owner.Create("contacts", new { familyName = "Owned" }))["id"]}";
        await owner.Get(path);

        await Admin.Patch($"/api/v1/users/{id}", new { name = "Called Otherwise" });

        Assert.That((string)(await owner.Get(path)).Json["ownerName"]!, Is.EqualTo("Called Otherwise"));
    }

    [Test]
    public async Task CreateUser_WithATakenAddress_IsRefusedWhateverItsCase()
    {
        var roleId = await TestRoles.BuiltIn(Admin, "read-only");
        var (_, email) = await People.Create(Admin, roleId);

        var answer = await Admin.Post("/api/v1/users", new { name = "Twin", email = email.ToUpperInvariant(), password = People.Password, roleId });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "email_taken")));
    }

    [Test]
    public async Task CreateUser_WithNonsense_IsToldAllOfIt()
    {
        var roleId = await TestRoles.BuiltIn(Admin, "read-only");

        var answer = await Admin.Post("/api/v1/users", new { name = " ", email = "nobody", password = "short", roleId });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "name", "email", "password" }));
    }

    [Test]
    public async Task CreateUser_WithAnUnknownRoleOrTeam_IsRefusedByName()
    {
        var body = new { name = "Lost", email = "lost@access.example", password = People.Password };
        var roleId = await TestRoles.BuiltIn(Admin, "read-only");

        var role = await Admin.Post("/api/v1/users", new { body.name, body.email, body.password, roleId = Guid.CreateVersion7() });
        var team = await Admin.Post("/api/v1/users", new { body.name, body.email, body.password, roleId, teamId = Guid.CreateVersion7() });

        Assert.That(role.Json["errors"]!["roleId"], Is.Not.Null, role.Text);
        Assert.That(team.Json["errors"]!["teamId"], Is.Not.Null, team.Text);
    }

    [Test]
    public async Task ListUsers_PageByPage_ShowsEachOnceByName()
    {
        List<string> ids = [];
        List<string> names = [];
        string? cursor = null;
        do
        {
            var page = (await Admin.Get($"/api/v1/users?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Json;
            ids.AddRange(page["items"]!.AsArray().Select(u => (string)u!["id"]!));
            names.AddRange(page["items"]!.AsArray().Select(u => (string)u!["name"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.Count.GreaterThanOrEqualTo(7));
        Assert.That(names.Where(n => n is "Ana Ruiz" or "Grace Mbeki" or "Inés Moreau" or "Tom Hartley"), Is.EqualTo(new[] { "Ana Ruiz", "Grace Mbeki", "Inés Moreau", "Tom Hartley" }));
    }

    [TestCase("limit=0")]
    [TestCase("limit=201")]
    [TestCase("cursor=nonsense")]
    public async Task ListUsers_WithAWrongPage_IsRefused(string query) =>
        Assert.That((await Admin.Get($"/api/v1/users?{query}")).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task UpdateUser_Deactivated_IsOutAtOnce()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);
        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        await Admin.Patch($"/api/v1/users/{id}", new { active = false });
        var after = await client.Get("/api/v1/contacts");
        var again = await client.SignIn(email, People.Password);
        await Admin.Patch($"/api/v1/users/{id}", new { active = true });

        Assert.That((after.Status, after.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "not_signed_in")));
        Assert.That(again.Code, Is.EqualTo("sign_in_failed"));
        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the old session stays ended");
        Assert.That((await client.SignIn(email, People.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task UpdateUser_WithANewPassword_EndsTheSessionsOfTheOld()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);

        await Admin.Patch($"/api/v1/users/{id}", new { password = "another horse battery" });

        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await client.SignIn(email, People.Password)).Code, Is.EqualTo("sign_in_failed"));
    }

    [Test]
    public async Task UpdateUser_WithAnotherRole_CountsAtTheNextRequest()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);
        Assert.That((await client.Post("/api/v1/contacts", new { familyName = "Early" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        await Admin.Patch($"/api/v1/users/{id}", new { roleId = await TestRoles.BuiltIn(Admin, "marketer") });

        Assert.That((await client.Post("/api/v1/contacts", new { familyName = "Now" })).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task UpdateUser_InAnotherTeam_SeesThatTeam()
    {
        var above = (Guid)(await Admin.Post("/api/v1/teams", new { name = "Above" })).Json["id"]!;
        var below = (Guid)(await Admin.Post("/api/v1/teams", new { name = "Below", parentId = above })).Json["id"]!;
        var (member, _) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "sales-rep"), below);
        var contact = await Admin.Create("contacts", new { familyName = "Of the team below", ownerId = member });
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "sales-rep"));
        using var client = await People.SignIn(Host, email);
        var before = await client.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "Mr" });

        var moved = await Admin.Patch($"/api/v1/users/{id}", new { teamId = above });
        var after = await client.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "Mr" });

        Assert.That((string)moved.Json["teamName"]!, Is.EqualTo("Above"));
        Assert.That((before.Status, after.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)), after.Text);
    }

    [Test]
    public async Task UpdateUser_TheLastAdministrator_CanNeitherLeaveNorBeDemoted()
    {
        var host = await CrmHost.Start();
        await using (host)
        {
            using var admin = await host.As("administrator");
            var me = (Guid)(await admin.Session())["user"]!["id"]!;
            var readOnly = await TestRoles.BuiltIn(admin, "read-only");

            var leave = await admin.Patch($"/api/v1/users/{me}", new { active = false });
            var demote = await admin.Patch($"/api/v1/users/{me}", new { roleId = readOnly });
            var (_, _) = await People.Create(admin, await TestRoles.BuiltIn(admin, "administrator"));
            var withAnother = await admin.Patch($"/api/v1/users/{me}", new { roleId = readOnly });

            Assert.That((leave.Status, leave.Code), Is.EqualTo((HttpStatusCode.Conflict, "last_administrator")));
            Assert.That((demote.Status, demote.Code), Is.EqualTo((HttpStatusCode.Conflict, "last_administrator")));
            Assert.That(withAnother.Status, Is.EqualTo(HttpStatusCode.OK), withAnother.Text);
        }
    }

    [Test]
    public async Task UpdateUser_TwoAdministratorsWhoRemoveEachOther_LeaveOne()
    {
        var host = await CrmHost.Start();
        await using (host)
        {
            using var ana = await host.As("administrator");
            var anasId = (Guid)(await ana.Session())["user"]!["id"]!;
            var (berthasId, email) = await People.Create(ana, await TestRoles.BuiltIn(ana, "administrator"));
            using var bertha = await People.SignIn(host, email);

            var answers = await Task.WhenAll(
                ana.Patch($"/api/v1/users/{berthasId}", new { active = false }),
                bertha.Patch($"/api/v1/users/{anasId}", new { active = false }));

            Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(a => a.Text)));
        }
    }

    [Test]
    public async Task UpdateUser_BySomebodyWhoManagesUsersOnly_GivesNoMoreThanTheyHave()
    {
        var clerkRole = await TestRoles.Insert(Host, "users.manage");
        var (clerkId, email) = await People.Create(Admin, clerkRole);
        using var clerk = await People.SignIn(Host, email);
        var administrator = await TestRoles.BuiltIn(clerk, "administrator");
        var adminId = (Guid)(await Admin.Session())["user"]!["id"]!;

        var promoted = await clerk.Patch($"/api/v1/users/{clerkId}", new { roleId = administrator });
        var created = await clerk.Post("/api/v1/users", new { name = "Puppet", email = "puppet@access.example", password = People.Password, roleId = administrator });
        var taken = await clerk.Patch($"/api/v1/users/{adminId}", new { password = "now it is mine, all of it" });

        Assert.That(new[] { promoted, created, taken }.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Forbidden, "exceeds_own_rights")));
    }

    [Test]
    public async Task UpdateUser_WithAnUnknownMember_IsRefusedByName()
    {
        var (id, _) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));

        var answer = await Admin.Patch($"/api/v1/users/{id}", new { nickname = "x" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Does.Contain("nickname"));
    }

    [Test]
    public async Task UpdateUser_ThatDoesNotExist_IsNotFound() =>
        Assert.That((await Admin.Patch($"/api/v1/users/{Guid.CreateVersion7()}", new { name = "x" })).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task CreateTeam_BelowAnUnknownOne_IsRefused() =>
        Assert.That((await Admin.Post("/api/v1/teams", new { name = "Orphans", parentId = Guid.CreateVersion7() })).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task ListRoles_OfTheProduct_SayWhatTheyGrant()
    {
        var roles = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().ToDictionary(r => (string)r!["key"]!, r => r!["grants"]!.AsObject());

        Assert.That((string)roles["sales-rep"]["contacts.edit"]!, Is.EqualTo("team"));
        Assert.That(roles["read-only"].ContainsKey("contacts.edit"), Is.False);
        Assert.That((string)roles["administrator"]["users.manage"]!, Is.EqualTo("all"));
    }

    [Test]
    public async Task Lookup_OfUsersAndTeams_FindsByAFragment()
    {
        using var reader = await Host.As("read-only");

        var users = await reader.Get("/api/v1/lookup/user?q=ruiz");
        var teams = await reader.Get("/api/v1/lookup/team?q=north");

        Assert.That(users.Json["items"]!.AsArray().Select(u => ((string)u!["label"]!, (string)u["detail"]!)), Is.EqualTo(new[] { ("Ana Ruiz", "ana.ruiz@demo.example") }));
        Assert.That(teams.Json["items"]!.AsArray().Select(t => (string)t!["label"]!), Is.EqualTo(new[] { "Sales North" }));
    }
}
