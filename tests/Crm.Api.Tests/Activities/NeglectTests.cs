using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Customers who have waited too long are listed with the reason, and the share of them is kept day by day.</summary>
[Category("S92")]
public sealed class NeglectTests : HostFixture
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Test]
    public async Task Refresh_ByRules_ListsWhoWaitedTooLongAndWhy()
    {
        var fresh = await Account("cared for");
        await Talk(fresh, "call", "outbound", daysAgo: 2);
        var silent = await Account("forgotten");
        await Talk(silent, "meeting", "outbound", daysAgo: 45);
        var oneSided = await Account("only written to");
        await Talk(oneSided, "email", "outbound", daysAgo: 1);
        await Talk(oneSided, "email", "inbound", daysAgo: 40);
        var waiting = await Account("waits for an answer");
        await Talk(waiting, "call", "outbound", daysAgo: 10);
        await Talk(waiting, "email", "inbound", daysAgo: 3);
        var broken = await Account("let down");
        await Talk(broken, "call", "outbound", daysAgo: 5);
        var promise = await Admin.Create("promises", new { what = "The spare part", accountId = broken["id"] });
        await Admin.Post($"/api/v1/promises/{promise["id"]}/break");
        var other = await Admin.Create("accounts", new { name = "Of no rule", industry = "elsewhere" });
        var rules = new { items = new object[] { new { name = "A", recordType = "account", days = 30, answerHours = 24, where = new { field = "industry", op = "eq", value = "neglect" } } } };
        Assert.That((await Admin.Send(HttpMethod.Put, "/api/v1/neglect-rules", rules)).Status, Is.EqualTo(HttpStatusCode.OK));

        var answer = await Admin.Post("/api/v1/neglected/refresh");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        var today = answer.Json["items"]!.AsArray()[^1]!;
        Assert.That(((long)today["neglected"]!, (long)today["total"]!, (double)today["share"]!), Is.EqualTo((4L, 5L, 0.8)));
        var list = (await Admin.Get("/api/v1/neglected")).Json["items"]!.AsArray();
        Assert.That(list.ToDictionary(n => (string)n!["recordId"]!, n => string.Join(' ', n!["reasons"]!.AsArray().Select(r => (string)r!))), Is.EquivalentTo(new Dictionary<string, string>
        {
            [(string)silent["id"]!] = "noContact", [(string)oneSided["id"]!] = "noContact", [(string)waiting["id"]!] = "unanswered", [(string)broken["id"]!] = "brokenPromise",
        }));
        Assert.That(list.Select(n => (DateTime)n!["since"]!), Is.Ordered);
        Assert.That((string?)list[0]!["name"], Is.Not.Null);
        Assert.That(list.Select(n => (string)n!["recordId"]!), Has.None.EqualTo((string)other["id"]!));
        var first = await Admin.Get("/api/v1/neglected?limit=3");
        var second = await Admin.Get($"/api/v1/neglected?limit=3&cursor={first.Json["nextCursor"]}");
        Assert.That(first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(n => (string)n!["recordId"]!), Is.EqualTo(list.Select(n => (string)n!["recordId"]!)));
    }

    [Test]
    public async Task Rules_ThatAreWrong_AreRefused()
    {
        var bad = new { items = new object[] { new { name = "", recordType = "deal", days = 0 } } };
        Assert.That((await Admin.Send(HttpMethod.Put, "/api/v1/neglect-rules", bad)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var unknown = new { items = new object[] { new { name = "A", recordType = "account", days = 3, where = new { field = "shoeSize", op = "eq", value = 1 } } } };
        Assert.That((await Admin.Send(HttpMethod.Put, "/api/v1/neglect-rules", unknown)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await (await As("sales-rep")).Send(HttpMethod.Put, "/api/v1/neglect-rules", unknown)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private Task<JsonNode> Account(string name) => Admin.Create("accounts", new { name, industry = "neglect" });

    private Task<JsonNode> Talk(JsonNode account, string kind, string direction, int daysAgo) =>
        Admin.Create("activities", new { kind, direction, subject = kind, accountId = account["id"], startsAt = Now.AddDays(-daysAgo), endsAt = Now.AddDays(-daysAgo) });
}
