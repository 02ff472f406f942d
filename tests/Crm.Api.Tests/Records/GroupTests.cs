using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class GroupTests : HostFixture
{
    [Test]
    public async Task Groups_ByChoice_CountWhatTheListHolds()
    {
        await Seed("stages");

        var groups = (await Admin.Get("/api/v1/accounts/groups?by=lifecycleStage&tags=stages")).Json;

        Assert.That(Shown(groups), Is.EqualTo(new[] { "customer customer 3", "prospect prospect 1", "- - 1" }), groups.ToJsonString());
        Assert.That((long)groups["other"]!, Is.Zero);
    }

    [Test]
    public async Task Groups_ByText_AreOneForWhatAFilterFindsAsOne()
    {
        await Seed("industries");

        var groups = (await Admin.Get("/api/v1/accounts/groups?by=industry&tags=industries")).Json["items"]!.AsArray();

        Assert.That(groups.Select(g => (long)g!["count"]!), Is.EqualTo(new[] { 3, 1, 1 }));
        var biggest = Uri.EscapeDataString((string)groups[0]!["value"]!);
        Assert.That((long)(await Admin.Get($"/api/v1/accounts?industry={biggest}&tags=industries&count=true")).Json["totalCount"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task Groups_ByReference_HaveTheNamesOfWhatTheyPointAt()
    {
        await Seed("owners");
        var session = await Admin.Session();

        var groups = (await Admin.Get("/api/v1/accounts/groups?by=ownerId&tags=owners")).Json;

        Assert.That(Shown(groups), Is.EqualTo(new[] { $"{session["user"]!["id"]} {session["user"]!["name"]} 5" }), groups.ToJsonString());
    }

    [Test]
    public async Task Groups_OfATreeAndWords_CountWhatTheSearchFinds()
    {
        await Seed("trees");
        var body = """{"by":"lifecycleStage","q":"group","where":{"all":[{"field":"tags","op":"eq","value":"trees"},{"field":"industry","op":"eq","value":"toys"}]}}""";

        var groups = await Admin.Post("/api/v1/accounts/groups", body);

        Assert.That(Shown(groups.Json), Is.EqualTo(new[] { "customer customer 2", "prospect prospect 1" }), groups.Text);
    }

    [Test]
    public async Task Groups_OfManyValues_SumTheRest()
    {
        for (var i = 0; i < 203; i++)
        {
            await Admin.Create("accounts", new { name = $"Many {i}", industry = $"industry {i}", tags = new[] { "many" } });
        }

        var groups = (await Admin.Get("/api/v1/accounts/groups?by=industry&tags=many")).Json;

        Assert.That(groups["items"]!.AsArray(), Has.Count.EqualTo(200));
        Assert.That((long)groups["other"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task Groups_ByACustomField_CountItsOptions()
    {
        var definition = """{"recordType":"account","key":"tier","kind":"choice","label":"Tier","options":[{"value":"Gold","label":"Gold"},{"value":"tin","label":"Tin"}]}""";
        Assert.That((await Admin.Post("/api/v1/custom-fields", definition)).Status, Is.EqualTo(HttpStatusCode.Created));
        foreach (var custom in (object[])[new { tier = "Gold" }, new { tier = "tin" }, new { tier = "Gold" }, new { }])
        {
            await Admin.Create("accounts", new { name = "Tiered", tags = new[] { "tiers" }, custom });
        }

        var groups = (await Admin.Get("/api/v1/accounts/groups?by=custom.tier&tags=tiers")).Json;

        Assert.That(Shown(groups), Is.EqualTo(new[] { "Gold Gold 2", "tin Tin 1", "- - 1" }), groups.ToJsonString());
    }

    [TestCase("by=emails", "by")]
    [TestCase("by=nothing", "by")]
    [TestCase("", "by")]
    [TestCase("by=ownerId&nothing=1", "nothing")]
    public async Task Groups_OfWhatCannotBeGrouped_SayWhat(string query, string path)
    {
        var answer = await Admin.Get($"/api/v1/contacts/groups?{query}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path), answer.Text);
    }

    private static IEnumerable<string> Shown(JsonNode groups) =>
        groups["items"]!.AsArray().Select(g => $"{g!["value"]?.ToString() ?? "-"} {g["label"]?.ToString() ?? "-"} {g["count"]}");

    private async Task Seed(string tag)
    {
        var tags = new[] { tag };
        await Admin.Create("accounts", new { name = "Group 1", tags, industry = "Toys", lifecycleStage = "customer" });
        await Admin.Create("accounts", new { name = "Group 2", tags, industry = "toys", lifecycleStage = "customer" });
        await Admin.Create("accounts", new { name = "Group 3", tags, industry = "TOYS", lifecycleStage = "prospect" });
        await Admin.Create("accounts", new { name = "Group 4", tags, industry = "Banking", lifecycleStage = "customer" });
        await Admin.Create("accounts", new { name = "Group 5", tags });
    }
}
