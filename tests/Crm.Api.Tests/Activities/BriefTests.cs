using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>The page that somebody reads half an hour before a visit: facts alone, each with its source, also where the history is long.</summary>
[Category("S25")]
public sealed class BriefTests : HostFixture
{
    private static readonly string[] Sections = ["people", "history", "openPoints", "promises", "prices", "risks", "lastMessages"];

    [Test]
    public async Task Brief_OfAnAccountThatThreeWroteTo_NamesWhatMattersWithItsSource()
    {
        var rep = await As("sales-rep");
        var manager = await As("sales-manager");
        var account = await Admin.Create("accounts", new { name = "Big Customer" });
        var contact = await Admin.Create("contacts", new { givenName = "Wei", familyName = "Chen", title = "Head of purchasing", accountId = account["id"] });
        await rep.Create("promises", new { what = "48.50 € per unit", subjectKey = "price", amount = new { amount = 48.5, currency = "EUR" }, contactId = contact["id"] });
        await Admin.Create("promises", new { what = "45 € per unit", subjectKey = "price", amount = new { amount = 45, currency = "EUR" }, contactId = contact["id"] });
        await rep.Create("promises", new { what = "The contract", due = "2026-01-15", contactId = contact["id"] });
        var call = await rep.Create("activities", new { kind = "call", direction = "outbound", subject = "About the price", contactId = contact["id"] });
        var mail = await rep.Create("activities", new { kind = "email", direction = "inbound", subject = "Still waiting", body = "When do we get the contract?", contactId = contact["id"] });
        var task = await rep.Create("activities", new { kind = "task", subject = "Prepare the visit", contactId = contact["id"] });
        var visit = await rep.Create("activities", new { kind = "meeting", subject = "The visit", startsAt = "2099-01-15T09:00:00Z", contactId = contact["id"] });

        var brief = await Read(manager, $"accounts/{account["id"]}");

        Assert.That(Ids(brief, "history"), Is.SupersetOf(new[] { (string)call["id"]!, (string)mail["id"]! }));
        Assert.That(Codes(brief, "openPoints"), Is.EquivalentTo(new[] { ("unanswered", (string)mail["id"]!), ("open", (string)task["id"]!), ("open", (string)visit["id"]!) }));
        Assert.That(brief["people"]!.AsArray().Where(p => (string)p!["code"]! == "colleague").Select(p => (DateTime)p!["params"]!["at"]!), Is.Not.Empty.And.All.LessThan(new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc)), "nobody has been in touch by what is to come");
        Assert.That(brief["promises"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(brief["prices"]!.AsArray().Select(p => (decimal)p!["params"]!["amount"]!), Is.EquivalentTo(new[] { 48.5m, 45m }));
        Assert.That(brief["risks"]!.AsArray().Select(r => (string)r!["code"]!), Is.EqualTo(new[] { "contradiction", "contradiction", "overdue" }));
        Assert.That((string?)brief["lastMessages"]![0]!["params"]!["excerpt"], Is.EqualTo("When do we get the contract?"));
        Assert.That(brief["people"]!.AsArray().Select(p => (string?)p!["params"]!["name"]), Does.Contain("Wei Chen"));
        Assert.That((string?)brief["people"]!.AsArray().First(p => (string)p!["code"]! == "person")!["params"]!["title"], Is.EqualTo("Head of purchasing"));
        foreach (var line in Sections.SelectMany(s => brief[s]!.AsArray()))
        {
            var source = (string)line!["source"]!["type"]! switch { "activity" => "activities", "promise" => "promises", "account" => "accounts", _ => "contacts" };
            Assert.That((await manager.Get($"/api/v1/{source}/{line["source"]!["id"]}")).Status, Is.EqualTo(HttpStatusCode.OK), line.ToJsonString());
        }
    }

    [Test]
    public async Task Brief_OfAContactWithTenThousandActivities_TakesLessThanTwoSeconds()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Known for long" });
        for (var i = 0; i < 10; i++)
        {
            await Admin.Create("activities", new { kind = i % 3 == 0 ? "call" : "note", subject = $"Happening {i}", body = "What was said", contactId = contact["id"] });
        }

        await Host.InScope(s => Double(s.GetRequiredService<CrmDbContext>(), times: 10));
        Assert.That((long)(await Admin.Get($"/api/v1/activities?contactId={contact["id"]}&count=true")).Json["totalCount"]!, Is.EqualTo(10_240));
        await Read(Admin, $"contacts/{contact["id"]}");

        var watch = Stopwatch.StartNew();
        var brief = await Read(Admin, $"contacts/{contact["id"]}");
        var took = watch.Elapsed;

        TestContext.Out.WriteLine($"brief of 10,000 activities: {took.TotalMilliseconds:F0} ms");
        Assert.That(brief["history"]!.AsArray(), Has.Count.EqualTo(10));
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task Brief_OfNobodyOneCanSee_IsNotFound() =>
        Assert.That((await Admin.Get($"/api/v1/accounts/{Guid.CreateVersion7()}/brief")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    // Straight in the table: ten thousand creations over HTTP would take minutes.
    private static async Task Double(CrmDbContext db, int times)
    {
        const string sqliteId = "upper(hex(randomblob(4))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(6)))";
        var entity = db.Model.GetEntityTypes().Single(t => t.GetTableName() == "activities_activities");
        var columns = string.Join(", ", entity.GetProperties().Where(p => p.Name != "Id").Select(p => $"\"{p.GetColumnName()}\""));
        var id = db.Database.IsSqlite() ? sqliteId : "gen_random_uuid()";
        var sql = $"INSERT INTO activities_activities (\"Id\", {columns}) SELECT {id}, {columns} FROM activities_activities";
        for (var i = 0; i < times; i++)
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }
    }

    private static IEnumerable<string> Ids(JsonNode brief, string section) => brief[section]!.AsArray().Select(l => (string)l!["source"]!["id"]!);

    private static IEnumerable<(string, string)> Codes(JsonNode brief, string section) => brief[section]!.AsArray().Select(l => ((string)l!["code"]!, (string)l["source"]!["id"]!));

    private static async Task<JsonNode> Read(CrmClient client, string path)
    {
        var answer = await client.Get($"/api/v1/{path}/brief");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }
}
