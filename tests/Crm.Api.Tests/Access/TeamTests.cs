using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Teams as a tree: whoever reaches a team's records reaches those of the teams below.</summary>
public sealed class TeamTests : HostFixture
{
    private static int count;

    [Test]
    public async Task UpdateTeam_BelowAnother_ShowsItsRecordsToThoseAbove()
    {
        var (above, below) = (await Team(), await Team());
        var role = await TestRoles.BuiltIn(Admin, "sales-rep");
        var reads = (Guid)(await Admin.Create("roles", new { name = $"Team readers {Interlocked.Increment(ref count)}", grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "team" } }))["id"]!;
        var (_, maker) = await People.Create(Admin, role, below);
        var (watcherId, watcher) = await People.Create(Admin, reads, above);
        using var makes = await People.SignIn(Host, maker);
        using var watches = await People.SignIn(Host, watcher);
        var contact = (await makes.Create("contacts", new { familyName = "Below" }))["id"];

        var before = await watches.Get($"/api/v1/contacts/{contact}");
        var moved = await Admin.Patch($"/api/v1/teams/{below}", new { parentId = above });
        var after = await watches.Get($"/api/v1/contacts/{contact}");
        var rights = await Admin.Get($"/api/v1/users/{watcherId}/effective-rights");
        await Admin.Patch($"/api/v1/teams/{below}", new { parentId = (Guid?)null });
        var back = await watches.Get($"/api/v1/contacts/{contact}");

        Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
        Assert.That((before.Status, after.Status, back.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(rights.Json["teams"]!.AsArray().Select(t => (Guid)t!["id"]!), Is.EqualTo(new[] { above, below }));
    }

    [Test]
    public async Task UpdateTeam_BelowItselfOrItsOwn_IsRefused()
    {
        var top = await Team();
        var middle = await Team(top);
        var low = await Team(middle);

        var answers = new[] { await Admin.Patch($"/api/v1/teams/{top}", new { parentId = top }), await Admin.Patch($"/api/v1/teams/{top}", new { parentId = low }) };

        Assert.That(answers.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Conflict, "team_ring")));
    }

    [Test]
    public async Task UpdateTeam_TwoMovesAtOnce_TieNoRing()
    {
        for (var i = 0; i < 5; i++)
        {
            var (a, b) = (await Team(), await Team());

            var answers = await Task.WhenAll(Admin.Patch($"/api/v1/teams/{a}", new { parentId = b }), Admin.Patch($"/api/v1/teams/{b}", new { parentId = a }));

            Assert.That(answers.Count(x => x.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(x => x.Text)));
        }
    }

    [Test]
    public async Task DeleteTeam_WithPeople_HandsThemAndTheirRecordsOn()
    {
        var top = await Team();
        var team = await Team(top);
        var below = await Team(team);
        var heir = await Team();
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "sales-rep"), team);
        using var client = await People.SignIn(Host, email);
        var contact = (await client.Create("contacts", new { familyName = "Moves along" }))["id"];

        var refused = await Admin.Delete($"/api/v1/teams/{team}");
        var deleted = await Admin.Delete($"/api/v1/teams/{team}?reassignTo={heir}");

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "team_in_use")));
        Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent), deleted.Text);
        Assert.That((Guid)(await Admin.Get($"/api/v1/users/{id}")).Json["teamId"]!, Is.EqualTo(heir));
        Assert.That((Guid)(await Admin.Get($"/api/v1/teams/{below}")).Json["parentId"]!, Is.EqualTo(top));
        await Eventually(async () => (string)(await Admin.Get($"/api/v1/contacts/{contact}")).Json["teamId"]! == heir.ToString(), "the record belongs to the other team");
    }

    private async Task<Guid> Team(Guid? parentId = null) => (Guid)(await Admin.Create("teams", new { name = $"Team {Interlocked.Increment(ref count)}", parentId }))["id"]!;
}
