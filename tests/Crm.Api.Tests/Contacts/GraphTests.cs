using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>Who is connected to whom, the tree of organisations with its totals, and whom somebody has recommended.</summary>
[Category("S11")]
public sealed class GraphTests : HostFixture
{
    [Test]
    public async Task Graph_GoesTwoSteps_ThroughRelationsJobsAndParents()
    {
        var parent = await Account("Parent");
        var company = await Account("Company", parent);
        var ana = await Contact("Ana", company);
        var ben = await Contact("Ben", company);
        var spouse = await Contact("Spouse");
        var far = await Contact("Far");
        await Relate("spouseOf", ana, spouse);
        await Relate("knows", spouse, far);
        await Relate("knows", far, await Contact("Too far"));

        var graph = (await Admin.Get($"/api/v1/contacts/{ana["id"]}/graph?depth=2")).Json;

        Assert.That(graph["nodes"]!.AsArray().Select(n => ((string)n!["party"]!["name"]!, (int)n["distance"]!)), Is.EqualTo(new[]
        {
            ("Ana", 0), ("Company", 1), ("Spouse", 1), ("Ben", 2), ("Far", 2), ("Parent", 2),
        }));
        Assert.That(graph["edges"]!.AsArray().Select(e => ((Guid)e!["from"]!, (Guid)e["to"]!, (string)e["type"]!)), Is.EquivalentTo(new[]
        {
            (Id(ana), Id(company), "worksFor"), (Id(ben), Id(company), "worksFor"), (Id(company), Id(parent), "belongsTo"), (Id(ana), Id(spouse), "spouseOf"), (Id(spouse), Id(far), "knows"),
        }));
        Assert.That((bool)graph["isCut"]!, Is.False);
        Assert.That((await Admin.Get($"/api/v1/contacts/{ana["id"]}/graph?depth=9")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Graph_OfManyPeople_IsCutAndSaysSo()
    {
        var company = await Account("Large");
        await Admin.Post("/api/v1/contacts/batch", new { operations = Enumerable.Range(0, 130).Select(i => new { op = "create", values = new { familyName = $"Person {i}", accountId = Id(company) } }) });

        var graph = (await Admin.Get($"/api/v1/accounts/{company["id"]}/graph")).Json;

        Assert.That((graph["nodes"]!.AsArray().Count, (bool)graph["isCut"]!), Is.EqualTo((120, true)));
    }

    [Test]
    public async Task Tree_CountsWhatIsBelow()
    {
        var root = await Account("Root");
        var branch = await Account("Branch", root);
        var leaf = await Account("Leaf", branch);
        await Contact("At the root", root);
        await Contact("At the leaf", leaf);
        await Contact("At the leaf too", leaf);
        await Admin.Create("activities", new { kind = "task", subject = "Open", accountId = Id(leaf) });
        await Admin.Create("activities", new { kind = "note", subject = "Done", accountId = Id(leaf) });

        var tree = (await Admin.Get($"/api/v1/accounts/{branch["id"]}/tree")).Json["items"]!.AsArray();

        Assert.That(tree.Select(n => ((string)n!["name"]!, (int)n["level"]!, (long)n["own"]!["people"]!, (long)n["total"]!["people"]!, (long)n["total"]!["openActivities"]!)), Is.EqualTo(new[]
        {
            ("Root", 0, 1L, 3L, 1L), ("Branch", 1, 0L, 2L, 1L), ("Leaf", 2, 2L, 2L, 1L),
        }));
    }

    [Test]
    [Category("S63")]
    public async Task Referrals_AreFollowedDown_EachOnce()
    {
        var (first, second, third, fourth) = (await Contact("First"), await Contact("Second"), await Contact("Third"), await Contact("Fourth"));
        await Relate("recommendedBy", second, first);
        await Relate("recommendedBy", third, second);
        await Relate("recommendedBy", fourth, second);
        await Relate("recommendedBy", first, fourth);

        var tree = (await Admin.Get($"/api/v1/contacts/{first["id"]}/referrals")).Json;

        Assert.That(tree["items"]!.AsArray().Select(r => ((string)r!["party"]!["name"]!, (Guid)r["byId"]!, (int)r["level"]!)), Is.EqualTo(new[]
        {
            ("Second", Id(first), 1), ("Third", Id(second), 2), ("Fourth", Id(second), 2),
        }));
        Assert.That(tree["levels"]!.AsArray().Select(l => (int)l!), Is.EqualTo(new[] { 1, 2 }));
        Assert.That((string)tree["recommendedBy"]!.AsArray().Single()!["name"]!, Is.EqualTo("Fourth"));
    }

    private Task<JsonNode> Relate(string type, JsonNode from, JsonNode to) => Admin.Create("relations", new { type, fromContactId = Id(from), toContactId = Id(to) });

    private Task<JsonNode> Account(string name, JsonNode? parent = null) => Admin.Create("accounts", new { name, parentId = parent is null ? (Guid?)null : Id(parent) });

    private Task<JsonNode> Contact(string familyName, JsonNode? account = null) => Admin.Create("contacts", new { familyName, accountId = account is null ? (Guid?)null : Id(account) });

    private static Guid Id(JsonNode record) => (Guid)record["id"]!;
}
