using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Records;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>What will come: categories, quotas, the words of managers, and what changed since a snapshot.</summary>
public sealed class ForecastTests : HostFixture
{
    private readonly ShiftedClock clock = new();
    private Dictionary<string, string> stages = [];

    [OneTimeSetUp]
    public async Task ReadStages()
    {
        var pipeline = (await Admin.Get("/api/v1/pipelines")).Json["items"]![0]!;
        stages = pipeline["stages"]!.AsArray().ToDictionary(s => S(s!, "name")!, s => S(s!, "id")!);
    }

    /// <summary>On the second of a month without deals of the demonstration: a month is measured by a snapshot of its first days.</summary>
    protected override Task<CrmHost> Start()
    {
        var today = clock.GetUtcNow().UtcDateTime;
        clock.Advance(new DateTime(today.Year, today.Month, 2, 0, 0, 0, DateTimeKind.Utc).AddMonths(7) - today);
        return CrmHost.Start(b => b.Services.AddSingleton<TimeProvider>(clock));
    }

    [Test]
    public async Task Forecast_OfAQuarter_AddsUpCategoriesAndTeamsBesideQuotasAndWordsOfManagers()
    {
        var rep = await As("sales-rep");
        var me = S((await rep.Session())["user"]!, "id")!;
        var won = await Deal("Won", 100, "2031-01-10", new { closedOn = "2031-01-10" }, rep);
        var commit = await Deal("Negotiation", 40.5m, "2031-02-10", new { forecastCategory = "commit" }, rep);
        await Deal("Proposal", 60, "2031-03-31", new { forecastCategory = "closed" }, rep);
        await Deal("Proposal", 7, "2031-03-31", new { forecastCategory = "omitted" }, rep);
        await Deal("Proposal", 999, "2031-04-01", null, rep);
        var quotas = await Admin.Send(HttpMethod.Put, "/api/v1/quotas", new { items = new object[] { new { subject = "user", subjectId = me, period = "2031-01", amount = 150 }, new { subject = "user", subjectId = me, period = "2031-02", amount = 50 } } });
        await Adjust(me, 120, "One signature is missing");
        var adjusted = await Adjust(me, 130, "It came");

        var byOwner = await Forecast("period=2031-Q1");
        var byTeam = await Forecast("period=2031-Q1&by=team");
        var byMonth = await Forecast("period=2031-Q1&by=month");
        var words = (await Admin.Get($"/api/v1/forecast/adjustments?period=2031-Q1&subjectId={me}")).Json["items"]!.AsArray();
        var line = byOwner["items"]!.AsArray().Single(i => S(i!, "key") == me)!;

        Assert.That((quotas.Status, adjusted.Status), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.OK)), quotas.Text + adjusted.Text);
        Assert.That((S(won, "forecastCategory"), S(commit, "forecastCategory")), Is.EqualTo(("closed", "commit")));
        Assert.That((D(line, "closed"), D(line, "commit"), D(line, "pipeline"), D(line, "omitted"), D(line, "said"), D(line, "call"), D(line, "quota"), (double)line["attainment"]!), Is.EqualTo((100m, 40.5m, 60m, 7m, 140.5m, 130m, 200m, 0.5)));
        Assert.That((D(byOwner["total"]!, "call"), D(byOwner["total"]!, "weighted")), Is.EqualTo((130m, 100 + 30.37m + 30m)));
        Assert.That(
            byTeam["items"]!.AsArray().Select(i => (S(i!, "label"), i!["parentKey"] is not null, D(i, "said"), D(i, "call"), D(i, "quota"))),
            Is.EqualTo(new[] { ("Sales", false, 140.5m, 130m, 200m), ("Sales North", true, 140.5m, 130m, 200m) }));
        Assert.That(byMonth["items"]!.AsArray().Select(i => (S(i!, "key"), D(i!, "closed"), D(i!, "commit"))), Is.EqualTo(new[] { ("2031-01", 100m, 0m), ("2031-02", 0m, 40.5m), ("2031-03", 0m, 0m) }));
        Assert.That(words.Select(w => (D(w!, "amount"), S(w!, "reason"), w!["byName"] is not null)), Is.EqualTo(new[] { (130m, "It came", true), (120m, "One signature is missing", true) }));
        Assert.That((await rep.Send(HttpMethod.Put, "/api/v1/forecast/adjustments", new { subject = "user", subjectId = me, period = "2031-Q1", amount = 1, reason = "x" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Get("/api/v1/forecast?period=2031-Q5")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Changes_SinceASnapshot_NameEachMoveAndAddUpExactly()
    {
        var deals = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var name in new[] { "grew", "shrank", "slipped", "won", "lost", "left", "same" })
        {
            deals[name] = await Deal("Proposal", 100, "2032-02-01", new { name });
        }

        deals["cameIn"] = await Deal("Proposal", 100, "2032-06-01", new { name = "cameIn" });
        var before = D((await Forecast("period=2032-Q1"))["total"]!, "pipeline");
        var snapshot = await Snapshot();
        await Change(deals["grew"], new { amount = Usd(150.01m) });
        await Change(deals["shrank"], new { amount = Usd(99.99m) });
        await Change(deals["slipped"], new { expectedCloseDate = "2032-04-01" });
        await Change(deals["cameIn"], new { expectedCloseDate = "2032-03-31", amount = Usd(70) });
        await Admin.Post($"/api/v1/opportunities/{deals["won"]["id"]}/win", new { });
        await Admin.Post($"/api/v1/opportunities/{deals["lost"]["id"]}/lose", new { reason = "price" });
        await Admin.Delete($"/api/v1/opportunities/{deals["left"]["id"]}");
        await Deal("Proposal", 20, "2032-01-31", new { name = "created" });

        var changes = (await Admin.Get($"/api/v1/forecast/changes?period=2032-Q1&since={snapshot}")).Json;
        var weighted = (await Admin.Get($"/api/v1/forecast/changes?period=2032-Q1&measure=weighted&since={snapshot}")).Json;
        var after = (await Forecast("period=2032-Q1"))["total"]!;
        using var narrow = await RoleWithLevel.SignIn(Host, (Guid)(await (await As("sales-rep")).Session())["user"]!["id"]!, "own");
        var others = (await narrow.Get($"/api/v1/forecast/changes?period=2032-Q1&since={snapshot}")).Json;

        Assert.That(
            changes["moves"]!.AsArray().Select(m => (S(m!, "move"), (int)m!["deals"]!, D(m, "change"))),
            Is.EqualTo(new[] { ("created", 1, 20m), ("cameIn", 1, 70m), ("grew", 1, 50.01m), ("shrank", 1, -0.01m), ("slipped", 1, -100m), ("won", 1, -100m), ("lost", 1, -100m), ("left", 1, -100m) }));
        Assert.That((D(changes, "start"), D(changes, "end")), Is.EqualTo((before, D(after, "pipeline"))), "the moves lead from then to now, and to what the forecast says");
        Assert.That(D(weighted, "start") + weighted["moves"]!.AsArray().Sum(m => D(m!, "change")), Is.EqualTo(D(weighted, "end")));
        Assert.That(changes["items"]!.AsArray().Where(i => S(i!, "move") is "slipped" or "left").Select(i => (S(i!, "name"), S(i!, "monthBefore"), S(i!, "monthAfter"))).Order(), Is.EqualTo(new[] { (null, "2032-02", null), ("slipped", "2032-02", "2032-04") }));
        Assert.That((others["moves"]!.AsArray().Count, D(others, "start")), Is.EqualTo((0, 0m)), "what others own is not told");
    }

    [Test]
    public async Task Accuracy_OfAPastMonth_ComparesItsFirstSnapshotWithWhatCame()
    {
        var month = clock.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var owner = S((await (await As("service-agent")).Session())["user"]!, "id")!;
        var kept = await Deal("Negotiation", 80, $"{month}-15", new { forecastCategory = "commit", ownerId = owner });
        await Deal("Negotiation", 40, $"{month}-20", new { forecastCategory = "commit", ownerId = owner });
        await Snapshot();
        await Admin.Post($"/api/v1/opportunities/{kept["id"]}/win", new { closedOn = $"{month}-10" });

        var answer = (await Admin.Get($"/api/v1/forecast/accuracy?until={month}&periods=1&owner={owner}")).Json;

        var line = answer["items"]!.AsArray().Single()!;
        Assert.That((S(line, "key"), D(line["periods"]![0]!, "commit"), D(line["periods"]![0]!, "weighted"), D(line["periods"]![0]!, "actual")), Is.EqualTo((owner, 120m, 90m, 80m)), answer.ToJsonString());
        Assert.That(((double)line["commitError"]!, (double)line["commitBias"]!, (double)line["weightedError"]!), Is.EqualTo((0.5, 0.5, 0.125)));
    }

    private async Task<string> Snapshot()
    {
        var begun = await Admin.Post("/api/v1/forecast/snapshots");
        Assert.That(begun.Status, Is.EqualTo(HttpStatusCode.Accepted), begun.Text);
        var id = S(begun.Json, "id")!;
        await Eventually(async () => (await Admin.Get("/api/v1/forecast/snapshots")).Json["items"]!.AsArray().Any(s => S(s!, "id") == id), "the snapshot is taken");
        return id;
    }

    private Task<JsonNode> Deal(string stage, decimal amount, string expected, object? more = null, CrmClient? client = null)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["name"] ??= "Deal";
        body["stageId"] = stages[stage];
        body["expectedCloseDate"] = expected;
        body["amount"] = System.Text.Json.JsonSerializer.SerializeToNode(Usd(amount));
        return (client ?? Admin).Create("opportunities", body.ToJsonString());
    }

    private async Task Change(JsonNode deal, object change)
    {
        var answer = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", change);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private Task<Answer> Adjust(string subject, decimal amount, string reason) =>
        Admin.Send(HttpMethod.Put, "/api/v1/forecast/adjustments", new { subject = "user", subjectId = subject, period = "2031-Q1", amount, reason });

    private async Task<JsonNode> Forecast(string query) => (await Admin.Get($"/api/v1/forecast?{query}")).Json;

    private static object Usd(decimal amount) => new { amount, currency = "USD" };

    private static decimal D(JsonNode node, string member) => (decimal)node[member]!;

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
