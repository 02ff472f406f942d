using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Leads;
using Crm.Api.Tests.Records;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>Relations between people and organisations: typed, dated, seen from both sides, one of each, and gone with a merge where they lead nowhere.</summary>
[Category("S11")]
public sealed class RelationTests : HostFixture
{
    private readonly StatementCount statements = new("platform_imports");

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(statements)));

    [Test]
    [Category("S5")]
    public async Task Import_OfAHundredRelations_TakesFewStatements_AndTakesWhatIsSaidTwiceOnce()
    {
        await Admin.Import("account", "Name\n" + string.Join('\n', Enumerable.Range(0, 101).Select(i => $"Batch party {i}")), "parties.csv");
        var rows = Enumerable.Range(1, 100).Select(i => $"supplierOf,Batch party 0,Batch party {i}").ToList();
        var file = "Type,From,To\n" + string.Join('\n', [.. rows, rows[7], "customerOf,Batch party 9,Batch party 0"]);

        statements.Begin();
        var import = await Relate(file);
        var asked = statements.End();
        var again = await Relate(file);

        await TestContext.Out.WriteLineAsync($"102 relations were taken in with {asked} statements.");
        var (first, second) = (import.Counts(), again.Counts());
        Assert.That((first.Created, first.Updated, first.Duplicate + first.Rejected, second.Created, second.Updated), Is.EqualTo((100, 0, 2, 0, 0)), import.ToJsonString() + again.ToJsonString());
        Assert.That((await Admin.Rows(import, "rejected")).Select(r => (string)r["reason"]!), Is.Not.Empty.And.All.Contain("there already"));
        Assert.That(await Admin.Count("relations?type=supplierOf"), Is.GreaterThanOrEqualTo(100));
        Assert.That(asked, Is.LessThanOrEqualTo(60));
    }

    private async Task<JsonNode> Relate(string file)
    {
        var import = await Admin.UploadFile("relation", Encoding.UTF8.GetBytes(file), "relations.csv");
        var columns = new[] { new { index = 0, field = "type" }, new { index = 1, field = "fromAccountName" }, new { index = 2, field = "toAccountName" } };
        var run = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns });
        Assert.That(run.Status, Is.EqualTo(HttpStatusCode.Accepted), run.Text);
        return await Admin.Ended(import);
    }

    [Test]
    public async Task Relation_IsSeenFromBothSides_InTheWordsOfEach()
    {
        var (supplier, customer) = (await Account("Supplier"), await Account("Customer"));
        var made = await Admin.Create("relations", new { type = "customerOf", fromAccountId = Id(customer), toAccountId = Id(supplier), since = "2024-01-01", note = "Since the fair" });

        var (ofSupplier, ofCustomer) = (await Relations("accounts", supplier), await Relations("accounts", customer));

        Assert.That((string)made["type"]!, Is.EqualTo("supplierOf"), "kept in one direction");
        Assert.That((Type(ofSupplier[0]), Other(ofSupplier[0])), Is.EqualTo(("supplierOf", Id(customer))));
        Assert.That((Type(ofCustomer[0]), Other(ofCustomer[0])), Is.EqualTo(("customerOf", Id(supplier))));
        Assert.That((string)ofCustomer[0]["note"]!, Is.EqualTo("Since the fair"));
        Assert.That(await Relations("accounts", customer, "?type=supplierOf"), Is.Empty, "types are as this end says them");
        Assert.That(await Relations("accounts", customer, "?type=customerOf&past=false"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Relation_ThatIsOver_Stays()
    {
        var (dealer, maker) = (await Account("Dealer"), await Account("Maker"));
        var relation = await Admin.Create("relations", new { type = "dealerOf", fromAccountId = Id(dealer), toAccountId = Id(maker), since = "2020-01-01" });

        await Admin.Patch($"/api/v1/relations/{relation["id"]}", new { until = "2024-06-30" });

        Assert.That((bool)(await Relations("accounts", maker, "?past=true")).Single()["isPast"]!, Is.True);
        Assert.That(await Relations("accounts", maker, "?past=false"), Is.Empty);
        await Admin.Create("relations", new { type = "dealerOf", fromAccountId = Id(dealer), toAccountId = Id(maker), since = "2025-01-01" });
        Assert.That(await Relations("accounts", maker), Has.Count.EqualTo(2), "again, later");
    }

    [Test]
    public async Task Relation_ToItself_TwiceTheSame_OfTheWrongKind_OrBackwardsInTime_IsRefused()
    {
        var (ana, ben, acme) = (await Contact("Ana"), await Contact("Ben"), await Account("Acme"));
        await Admin.Create("relations", new { type = "spouseOf", fromContactId = Id(ana), toContactId = Id(ben) });

        var self = await Admin.Post("/api/v1/relations", new { type = "knows", fromContactId = Id(ana), toContactId = Id(ana) });
        var twice = await Admin.Post("/api/v1/relations", new { type = "spouseOf", fromContactId = Id(ben), toContactId = Id(ana) });
        var wrong = await Admin.Post("/api/v1/relations", new { type = "spouseOf", fromContactId = Id(ana), toAccountId = Id(acme) });
        var unknown = await Admin.Post("/api/v1/relations", new { type = "nobodyKnows", fromContactId = Id(ana), toAccountId = Id(acme) });
        var backwards = await Admin.Post("/api/v1/relations", new { type = "knows", fromContactId = Id(ana), toContactId = Id(ben), since = "2025-01-01", until = "2024-01-01" });
        var oneEnd = await Admin.Post("/api/v1/relations", new { type = "knows", fromContactId = Id(ana) });

        Assert.Multiple(() =>
        {
            Assert.That(self.Json["errors"]?["toContactId"], Is.Not.Null, self.Text);
            Assert.That((twice.Status, (string)twice.Json["code"]!), Is.EqualTo((HttpStatusCode.Conflict, "relation_exists")), "alike from both sides");
            Assert.That(wrong.Json["errors"]?["type"], Is.Not.Null, wrong.Text);
            Assert.That(unknown.Json["errors"]?["type"], Is.Not.Null, unknown.Text);
            Assert.That(backwards.Json["errors"]?["until"], Is.Not.Null, backwards.Text);
            Assert.That(oneEnd.Json["errors"]?["toContactId"], Is.Not.Null, oneEnd.Text);
        });
    }

    [Test]
    public async Task Lists_AreFilteredByWhatSomebodyIsToOthers_WhateverChangesIt()
    {
        var (dealer, maker) = (await Account("Filtered dealer"), await Account("Filtered maker"));
        var relation = await Admin.Create("relations", new { type = "dealerOf", fromAccountId = Id(dealer), toAccountId = Id(maker) });

        await Eventually(async () => await Finds("dealerOf", dealer) && await Finds("soldThrough", maker), "both ends are found");
        var deleted = await Admin.Delete($"/api/v1/relations/{relation["id"]}");
        await Eventually(async () => !await Finds("dealerOf", dealer) && !await Finds("soldThrough", maker), "and not without the relation");
        await Admin.Post($"/api/v1/change-sets/{deleted.ChangeSetId}/undo");
        await Eventually(async () => await Finds("dealerOf", dealer), "and again with it");
    }

    [Test]
    public async Task Merge_MovesRelations_DropsWhatBecomesSelfOrDouble_AndUndoRestoresAll()
    {
        var (one, two, other, friend) = (await Contact("One"), await Contact("Two"), await Contact("Other"), await Contact("Friend"));
        await Admin.Create("relations", new { type = "knows", fromContactId = Id(one), toContactId = Id(two) });
        await Admin.Create("relations", new { type = "knows", fromContactId = Id(one), toContactId = Id(other) });
        await Admin.Create("relations", new { type = "knows", fromContactId = Id(other), toContactId = Id(two) });
        await Admin.Create("relations", new { type = "assistantOf", fromContactId = Id(two), toContactId = Id(friend) });

        var merge = await Admin.Post($"/api/v1/contacts/{one["id"]}/merge", new { others = new[] { Id(two) } });

        Assert.That(merge.Status, Is.EqualTo(HttpStatusCode.OK), merge.Text);
        var now = await Relations("contacts", one);
        Assert.That(now.Select(r => (Type(r), Other(r))), Is.EquivalentTo(new[] { ("knows", Id(other)), ("assistantOf", Id(friend)) }));
        var undo = await Admin.Post($"/api/v1/change-sets/{merge.ChangeSetId}/undo");
        Assert.That(undo.Status, Is.EqualTo(HttpStatusCode.OK), undo.Text);
        Assert.That((await Relations("contacts", one)).Select(r => (Type(r), Other(r))), Is.EquivalentTo(new[] { ("knows", Id(two)), ("knows", Id(other)) }));
        Assert.That((await Relations("contacts", two)).Select(r => (Type(r), Other(r))), Is.EquivalentTo(new[] { ("knows", Id(one)), ("knows", Id(other)), ("assistantOf", Id(friend)) }));
    }

    [Test]
    public async Task OwnTypes_AreAddedNamedAndRetired_BuiltInOnesStay()
    {
        var names = new[] { new { language = "en", forward = "Investor in", backward = "Financed by" } };
        var added = await Admin.Post("/api/v1/relation-types", new { from = "any", to = "account", isSymmetric = false, names });
        var (investor, start) = (await Account("Investor"), await Account("Start-up"));
        await Admin.Create("relations", new { type = "investor-in", fromAccountId = Id(investor), toAccountId = Id(start) });

        var retired = await Admin.Send(HttpMethod.Put, "/api/v1/relation-types/investor-in", new { names, isRetired = true });
        var late = await Admin.Post("/api/v1/relations", new { type = "investor-in", fromAccountId = Id(start), toAccountId = Id(investor) });
        var builtIn = await Admin.Send(HttpMethod.Put, "/api/v1/relation-types/knows", new { names, isRetired = true });
        var rep = await As("sales-rep");

        Assert.That((added.Status, (string)added.Json["key"]!), Is.EqualTo((HttpStatusCode.Created, "investor-in")), added.Text);
        Assert.That((bool)retired.Json["isRetired"]!, Is.True);
        Assert.That(Type((await Relations("accounts", start)).Single()), Is.EqualTo("investor-in-inverse"), "what there is stays");
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((builtIn.Status, (string)builtIn.Json["code"]!), Is.EqualTo((HttpStatusCode.Conflict, "relation_type_built_in")));
        Assert.That((await rep.Post("/api/v1/relation-types", new { from = "any", to = "any", isSymmetric = true, names })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await rep.Get("/api/v1/relation-types")).Json["items"]!.AsArray().All(t => t!["names"]!.AsArray().Count is 1 or 5), Is.True);
    }

    [Test]
    public async Task Pages_FollowEachOther_AcrossBothSides()
    {
        var centre = await Contact("Centre");
        for (var i = 0; i < 5; i++)
        {
            var other = await Contact($"Around {i}");
            var (from, to) = i % 2 == 0 ? (centre, other) : (other, centre);
            await Admin.Create("relations", new { type = "knows", fromContactId = Id(from), toContactId = Id(to) });
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Admin.Get($"/api/v1/contacts/{centre["id"]}/relations?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Json;
            seen.AddRange(page["items"]!.AsArray().Select(r => (string)r!["party"]!["name"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(seen, Is.EqualTo(new[] { "Around 4", "Around 3", "Around 2", "Around 1", "Around 0" }));
    }

    [Test]
    public async Task Relations_ToWhoCannotBeSeen_AreNotThere()
    {
        var agent = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().First(u => (string)u!["roleName"]! == "Service agent")!;
        var rep = await RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "own");
        var mine = await rep.Create("contacts", new { familyName = "Mine" });
        var hidden = await Contact("Hidden");
        await Admin.Create("relations", new { type = "knows", fromContactId = Id(mine), toContactId = Id(hidden) });

        var seen = await rep.Get($"/api/v1/contacts/{mine["id"]}/relations");
        var graph = await rep.Get($"/api/v1/contacts/{mine["id"]}/graph");

        Assert.That(seen.Json["items"]!.AsArray(), Is.Empty, seen.Text);
        Assert.That(graph.Text, Does.Not.Contain((string)hidden["id"]!));
        Assert.That((await rep.Get($"/api/v1/contacts/{hidden["id"]}/relations")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Relations("contacts", mine)), Has.Count.EqualTo(1), "whoever sees both ends sees the relation");
    }

    private async Task<bool> Finds(string type, JsonNode account) =>
        (await Admin.Get($"/api/v1/accounts?relations={type}")).Json["items"]!.AsArray().Any(a => Id(a!) == Id(account));

    private async Task<List<JsonNode>> Relations(string resource, JsonNode party, string query = "")
    {
        var answer = await Admin.Get($"/api/v1/{resource}/{party["id"]}/relations{query}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return [.. answer.Json["items"]!.AsArray().Select(r => r!)];
    }

    private Task<JsonNode> Account(string name) => Admin.Create("accounts", new { name });

    private Task<JsonNode> Contact(string familyName) => Admin.Create("contacts", new { familyName });

    private static Guid Id(JsonNode record) => (Guid)record["id"]!;

    private static string Type(JsonNode line) => (string)line["type"]!;

    private static Guid Other(JsonNode line) => (Guid)line["party"]!["id"]!;
}
