using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Follows;

/// <summary>Who follows a record hears of what others do to it, as long as they may see it.</summary>
public sealed class FollowTests : HostFixture
{
    [Test]
    public async Task Follower_HearsOfOthersChanges_NotOfTheirOwn()
    {
        var rep = await As("sales-rep");
        var contact = await Admin.Create("contacts", new { familyName = "Followed" });
        var path = $"/api/v1/contacts/{contact["id"]}";

        var followed = await rep.Send(HttpMethod.Put, $"{path}/follow");
        await rep.Send(HttpMethod.Put, $"{path}/follow");
        await Admin.Patch(path, new { title = "Boss" });

        Assert.That((bool)followed.Json["isFollowed"]!, Is.True, followed.Text);
        await Eventually(async () => (await Told(rep, contact)).Count == 1, "the follower is told");
        Assert.That((await rep.Get("/api/v1/follows")).Json["items"]!.AsArray().Count(f => (Guid)f!["recordId"]! == (Guid)contact["id"]!), Is.EqualTo(1));
        var ended = await rep.Delete($"{path}/follow");
        Assert.That((bool)ended.Json["isFollowed"]!, Is.False);
        Assert.That((bool)(await rep.Get($"{path}/follow")).Json["isFollowed"]!, Is.False);
    }

    [Test]
    public async Task Follower_WhoMayNotSeeItAnyMore_HearsNothing()
    {
        var agent = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().First(u => (string)u!["roleName"]! == "Service agent")!;
        var own = await RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "own");
        var (lost, kept) = (await own.Create("contacts", new { familyName = "Lost" }), await own.Create("contacts", new { familyName = "Kept" }));
        var hidden = await Admin.Create("contacts", new { familyName = "Hidden" });
        await own.Send(HttpMethod.Put, $"/api/v1/contacts/{lost["id"]}/follow");
        await own.Send(HttpMethod.Put, $"/api/v1/contacts/{kept["id"]}/follow");
        var refused = await own.Send(HttpMethod.Put, $"/api/v1/contacts/{hidden["id"]}/follow");

        await Admin.Patch($"/api/v1/contacts/{lost["id"]}", new { ownerId = (Guid)(await Admin.Session())["user"]!["id"]! });
        await Admin.Patch($"/api/v1/contacts/{lost["id"]}", new { title = "Secret" });
        await Admin.Patch($"/api/v1/contacts/{kept["id"]}", new { title = "Open" });

        await Eventually(async () => (await Told(own, kept)).Count == 1, "of what is seen one is told");
        Assert.That(await Told(own, lost), Is.Empty);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<List<JsonNode>> Told(CrmClient client, JsonNode record) =>
        [.. (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string)n!["kind"]! == "followedChanged" && (string?)n["recordId"] == (string)record["id"]!).Select(n => n!)];
}
