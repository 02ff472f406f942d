using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary>What a role's levels reach: the same in lists, search, export, history, lookup and single records.</summary>
public sealed class VisibilityTests : HostFixture
{
    [TestCase("own")]
    [TestCase("team")]
    public async Task RecordsOfAForeignTeam_AreInvisibleEverywhere(string level)
    {
        var (north, south) = await TwoTeams();
        var theirs = await Admin.Create("contacts", new { familyName = $"Hidden{level}", ownerId = south });
        var mine = await Admin.Create("contacts", new { familyName = $"Hidden{level} mine", ownerId = north });
        using var caller = await RoleWithLevel.SignIn(Host, north, level);

        Assert.Multiple(async () =>
        {
            Assert.That(Names(await caller.Get($"/api/v1/contacts?q=hidden{level}&count=true")), Is.EqualTo(new[] { $"Hidden{level} mine" }));
            Assert.That((long)(await caller.Get($"/api/v1/contacts?q=hidden{level}&count=true")).Json["totalCount"]!, Is.EqualTo(1));
            Assert.That((await caller.Get($"/api/v1/contacts/export?q=hidden{level}")).Text, Does.Not.Contain((string)theirs["id"]!).And.Contain((string)mine["id"]!));
            Assert.That((await caller.Get($"/api/v1/lookup/contact?q=hidden{level}")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((await caller.Get($"/api/v1/lookup/contact?ids={theirs["id"]}")).Json["items"]!.AsArray(), Is.Empty);
            foreach (var suffix in (string[])["", "/history"])
            {
                Assert.That((await caller.Get($"/api/v1/contacts/{theirs["id"]}{suffix}")).Status, Is.EqualTo(HttpStatusCode.NotFound), suffix);
            }

            Assert.That((await caller.Patch($"/api/v1/contacts/{theirs["id"]}", new { title = "x" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await caller.Delete($"/api/v1/contacts/{theirs["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await caller.Post($"/api/v1/contacts/{theirs["id"]}/restore")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task AVisibleRecordThatIsNotMine_CanBeReadButNotDeleted()
    {
        var (_, south) = await TwoTeams();
        var theirs = await Admin.Create("contacts", new { familyName = "Seen", ownerId = south });
        var rep = await As("sales-rep");

        var read = await rep.Get($"/api/v1/contacts/{theirs["id"]}");
        var deleted = await rep.Delete($"/api/v1/contacts/{theirs["id"]}");

        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((bool)read.Json["can"]!["delete"]!, Is.False);
        Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task AReferenceToAnInvisibleRecord_ShowsNoLabel()
    {
        var (north, south) = await TwoTeams();
        var account = await Admin.Create("accounts", new { name = "Secret account", ownerId = south });
        var contact = await Admin.Create("contacts", new { familyName = "Visible", ownerId = north, accountId = (Guid)account["id"]! });
        using var caller = await RoleWithLevel.SignIn(Host, north, "own");

        var read = await caller.Get($"/api/v1/contacts/{contact["id"]}");

        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(read.Text, Does.Not.Contain("Secret account"));
    }

    [Test]
    public async Task TheRecordsOfAUserWhoChangesTeams_GoAlong()
    {
        var (_, south) = await TwoTeams();
        var team = await Admin.Post("/api/v1/teams", new { name = "New ground" });
        var contact = await Admin.Create("contacts", new { familyName = "Moves along", ownerId = south });

        await Admin.Patch($"/api/v1/users/{south}", new { teamId = (Guid)team.Json["id"]! });

        await Eventually(
            async () => (string?)(await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["teamName"] == "New ground", "the contact follows its owner");
        Assert.That((long)(await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["version"]!, Is.EqualTo(1), "it is no edit");
    }

    private async Task<(Guid North, Guid South)> TwoTeams()
    {
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var reps = users.Where(u => u!["teamId"] is not null).GroupBy(u => (string)u!["teamId"]!).Select(g => g.First()!).ToList();
        Assert.That(reps, Has.Count.GreaterThanOrEqualTo(2), "the demonstration has users in two teams");
        return ((Guid)reps[0]["id"]!, (Guid)reps[1]["id"]!);
    }

    private static List<string> Names(Crm.Testing.Answer answer) => [.. answer.Json["items"]!.AsArray().Select(i => (string)((JsonObject)i!)["displayName"]!)];
}
