using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>S37: callers are given one after another, each to one of them, and what follows from a call is done.</summary>
[Category("S37")]
public sealed class CallListTests : HostFixture
{
    private static int numbers = 100_000;
    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    [Test]
    public async Task Next_OfFiveHundred_GoesByPromiseAndEachToOneCaller()
    {
        var mark = Mark();
        var batch = await Admin.Post("/api/v1/leads/batch", new { operations = Enumerable.Range(0, 500).Select(i => new { op = "create", values = new { familyName = $"{mark}{i:000}", phones = new[] { new { number = Number() } } } }) });
        Assert.That(batch.Status, Is.EqualTo(HttpStatusCode.OK), batch.Text);
        var rep = await As("sales-rep");
        var list = await List("lead", new { filter = new { where = new { field = "familyName", op = "startsWith", value = mark } } }, await IdOf(rep), script: "Hello {{lead.familyName}}");
        Assert.That(Progress(list), Is.EqualTo((500, 500, 0, 0, 0, 0)));

        var both = new List<JsonNode>();
        for (var round = 0; round < 3; round++)
        {
            both.AddRange(await Task.WhenAll(Next(Admin, list), Next(rep, list)));
        }

        var mine = both.Where((_, i) => i % 2 == 0).Select(Entry).Distinct().ToList();
        var theirs = both.Where((_, i) => i % 2 == 1).Select(Entry).Distinct().ToList();

        Assert.That((mine.Count, theirs.Count, mine.Intersect(theirs).Count()), Is.EqualTo((1, 1, 0)), "the same one until the call is written down, and never that of the other");
        var card = both[0]["card"]!;
        Assert.That(((string)card["script"]!, (string)card["why"]!, (string?)card["timeZone"]), Is.EqualTo(($"Hello {(string)card["name"]!}", "inTurn", "Europe/Madrid")));
        Assert.That(Progress(await Read(list)), Is.EqualTo((500, 498, 2, 0, 0, 0)));
    }

    [Test]
    public async Task Call_ByItsOutcome_TriesAgainCallsBackOrEnds()
    {
        var mark = Mark();
        var first = await Lead($"{mark}1", Number());
        await Lead($"{mark}2", Number(), Number());
        var list = await List("lead", Of(mark));

        var busy = await Write(list, Entry(await Next(Admin, list)), "busy", note: "Engaged");
        var second = await Next(Admin, list);
        var wrong = await Write(list, Entry(second), "wrongNumber");
        var other = await Next(Admin, list);
        Assert.That((Entry(other), (string)other["card"]!["number"]! != (string)second["card"]!["number"]!), Is.EqualTo((Entry(second), true)), "the next number of the same person");
        var later = await Write(list, Entry(other), "callBack", callBackAt: Now().AddMinutes(30));
        var none = await Next(Admin, list);
        Assert.That((none["card"] is null, none["nextAt"] is not null), Is.EqualTo((true, true)));
        Assert.That(((string)busy["state"]!, (string)wrong["state"]!, (string)later["state"]!), Is.EqualTo(("waiting", "waiting", "callBack")));
        Assert.That(Progress(await Read(list)), Is.EqualTo((2, 1, 0, 1, 0, 0)));

        clock.Advance(TimeSpan.FromMinutes(61));
        var due = await Next(Admin, list);
        Assert.That(((string)due["card"]!["why"]!, Entry(due)), Is.EqualTo(("callBack", Entry(second))), "what was agreed comes first");
        await Write(list, Entry(due), "meeting");
        var again = await Next(Admin, list);
        Assert.That(((string)again["card"]!["why"]!, (int)again["card"]!["tries"]!, (string)again["card"]!["lastOutcome"]!), Is.EqualTo(("tryAgain", 1, "busy")));
        var spent = await Write(list, Entry(again), "noAnswer");
        Assert.That(((string)spent["state"]!, Progress(await Read(list))), Is.EqualTo(("done", (2, 0, 0, 0, 2, 0))));
        await Eventually(async () => (await Admin.Get($"/api/v1/leads/{first["id"]}/timeline")).Text.Contains("Engaged", StringComparison.Ordinal), "the call stands on the timeline");
    }

    [Test]
    public async Task Call_DoNotCall_IsAWithdrawalThatEveryListHeeds()
    {
        var (mark, number) = (Mark(), Number());
        var contact = await Admin.Create("contacts", new { familyName = $"{mark}Contact", phones = new[] { new { number } } });
        await Lead($"{mark}Lead", number);
        var leads = await List("lead", Of(mark));
        var contacts = await List("contact", Of(mark));

        var written = await Write(contacts, Entry(await Next(Admin, contacts)), "doNotCall");
        var next = await Next(Admin, leads);

        Assert.That((next["card"], Progress(await Read(leads))), Is.EqualTo(((JsonNode?)null, (1, 0, 0, 0, 0, 1))));
        Assert.That((string?)(await Admin.Get($"/api/v1/call-lists/{leads["id"]}/entries?state=skipped")).Json["items"]![0]!["reason"], Is.EqualTo("doNotCall"));
        var consents = (await Admin.Get($"/api/v1/contacts/{contact["id"]}/consents")).Text;
        Assert.That(consents, Does.Contain("withdrawn").And.Contain("phone"));
        var kept = await Admin.Delete($"/api/v1/call-lists/{contacts["id"]}/calls/{written["callId"]}");
        Assert.That((kept.Status, kept.Code), Is.EqualTo((HttpStatusCode.Conflict, "call_stays")));
    }

    [Test]
    public async Task Lists_OfAccounts_CallTheirPeopleEachAndEachNumberOnce()
    {
        var (mark, number) = (Mark(), Number());
        var account = await Admin.Create("accounts", new { name = $"{mark} SL" });
        await Admin.Create("contacts", new { familyName = $"{mark}A", accountId = account["id"], phones = new[] { new { number } } });
        await Admin.Create("contacts", new { familyName = $"{mark}B", accountId = account["id"], phones = new[] { new { number } } });
        await Admin.Create("contacts", new { familyName = $"{mark}C", accountId = account["id"] });

        var list = await List("account", new { ids = new[] { (string)account["id"]! } });

        Assert.That(((string)list["recordType"]!, Progress(list)), Is.EqualTo(("contact", (3, 1, 0, 0, 0, 2))));
        var next = await Next(Admin, list);
        Assert.That((string)next["card"]!["company"]!, Is.EqualTo($"{mark} SL"));
        var written = await Write(list, Entry(next), "notInterested");
        Assert.That((await Admin.Delete($"/api/v1/call-lists/{list["id"]}/calls/{written["callId"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(Entry(await Next(Admin, list)), Is.EqualTo(Entry(next)), "a wrong key is taken back");
        Assert.That((await Admin.Post($"/api/v1/call-lists/{list["id"]}/entries/{Entry(next)}/skip")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(Progress(await Read(list)), Is.EqualTo((3, 0, 0, 0, 0, 3)));
    }

    [Test]
    public async Task Lists_OfOthers_AreNobodyElses()
    {
        var mark = Mark();
        await Lead($"{mark}1", Number());
        var list = await List("lead", Of(mark));
        var rep = await As("sales-rep");

        Assert.That((await rep.Get($"/api/v1/call-lists/{list["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await rep.Post($"/api/v1/call-lists/{list["id"]}/next")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await As("read-only")).Get("/api/v1/call-lists")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var taken = await Next(Admin, list);
        await Change(list, await IdOf(rep));
        Assert.That((await rep.Post($"/api/v1/call-lists/{list["id"]}/calls", new { entryId = Entry(taken), outcome = "reached" })).Code, Is.EqualTo("call_taken"));
        Assert.That((await rep.Post($"/api/v1/call-lists/{list["id"]}/close")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "callers call and do not change");
        Assert.That((await Admin.Post($"/api/v1/call-lists/{list["id"]}/close")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await rep.Post($"/api/v1/call-lists/{list["id"]}/next")).Code, Is.EqualTo("call_list_closed"));
        var bad = await Admin.Post("/api/v1/call-lists", new { settings = new { name = "Bad", script = "{{lead.shoeSize}}", tries = 0, hoursFrom = "19:00" }, from = new { recordType = "deal" } });
        Assert.That(bad.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(bad.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "settings.hoursUntil", "settings.tries", "from.recordType", "from.ids" }));
    }

    private static string Mark() => "Call" + string.Concat(Guid.CreateVersion7().ToString("N").Reverse().Take(10).Select(c => char.IsDigit(c) ? (char)('a' + c - '0') : c));

    private static string Number() => $"+34600{Interlocked.Increment(ref numbers)}";

    private static object Of(string mark) => new { filter = new { where = new { field = "familyName", op = "startsWith", value = mark } } };

    private DateTimeOffset Now() => clock.GetUtcNow();

    private async Task<JsonNode> Lead(string name, params string[] phones) => await Admin.Create("leads", new { familyName = name, phones = phones.Select(number => new { number }) });

    private static async Task<string> IdOf(CrmClient client) => (string)(await client.Session())["user"]!["id"]!;

    private async Task<JsonNode> List(string recordType, object source, string? caller = null, string? script = null)
    {
        var from = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(source))!.AsObject();
        from["recordType"] = recordType;
        var answer = await Admin.Post("/api/v1/call-lists", new { settings = Settings(caller, script), from });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Json;
    }

    private async Task Change(JsonNode list, string caller) =>
        Assert.That((await Admin.Send(HttpMethod.Put, $"/api/v1/call-lists/{list["id"]}", new { settings = Settings(caller, script: null) })).Status, Is.EqualTo(HttpStatusCode.OK));

    // At any hour of any day, so that the tests hold whenever they run.
    private static object Settings(string? caller, string? script) => new
    {
        name = "Autumn", script, callerIds = caller is null ? [] : new[] { caller }, hoursFrom = "00:00", hoursUntil = "24:00", tries = 2, pauseMinutes = 60,
        days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" },
    };

    private static async Task<JsonNode> Next(CrmClient caller, JsonNode list)
    {
        var answer = await caller.Post($"/api/v1/call-lists/{list["id"]}/next");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private async Task<JsonNode> Read(JsonNode list) => (await Admin.Get($"/api/v1/call-lists/{list["id"]}")).Json;

    private async Task<JsonNode> Write(JsonNode list, string entryId, string outcome, string? note = null, DateTimeOffset? callBackAt = null)
    {
        var answer = await Admin.Post($"/api/v1/call-lists/{list["id"]}/calls", new { entryId, outcome, note, callBackAt });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static string Entry(JsonNode next) => (string)next["card"]!["entryId"]!;

    private static (int Total, int Waiting, int InWork, int CallBack, int Done, int Skipped) Progress(JsonNode list)
    {
        var p = list["progress"]!;
        var parts = ((int)p["total"]!, (int)p["waiting"]!, (int)p["inWork"]!, (int)p["callBack"]!, (int)p["done"]!, (int)p["skipped"]!);
        Assert.That(parts.Item2 + parts.Item3 + parts.Item4 + parts.Item5 + parts.Item6, Is.EqualTo(parts.Item1), "the parts make up the whole");
        return parts;
    }
}
