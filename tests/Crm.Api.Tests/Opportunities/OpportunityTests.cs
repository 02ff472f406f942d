using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Deals and the stages they go through.</summary>
public sealed class OpportunityTests : HostFixture
{
    private Dictionary<string, string> stages = [];
    private JsonNode pipeline = null!;

    [OneTimeSetUp]
    public async Task ReadStages()
    {
        pipeline = (await Admin.Get("/api/v1/pipelines")).Json["items"]![0]!;
        stages = pipeline["stages"]!.AsArray().ToDictionary(s => S(s!, "name")!, s => S(s!, "id")!);
    }

    [Test]
    public async Task Create_NamedByNobody_IsCalledAfterTheAccountAndStandsInTheFirstStage()
    {
        var account = await Admin.Create("accounts", new { name = "Isdom" });

        var deal = await Admin.Create("opportunities", new { accountId = account["id"], amount = new { amount = 4514, currency = "USD" } });

        Assert.That((S(deal, "name"), S(deal, "stageName"), S(deal, "pipelineName"), S(deal, "status"), (int)deal["probability"]!), Is.EqualTo(("Isdom", "Prospecting", "Sales", "open", 10)));
        Assert.That((decimal)deal["companyAmount"]!["amount"]!, Is.EqualTo(4514m));
    }

    [Test]
    [Category("S31")]
    public async Task Lose_WithoutAReason_IsRefusedByEveryWay()
    {
        var deal = await Deal();

        var moved = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/move", new { stageId = stages["Lost"] });
        var patched = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { stageId = stages["Lost"] });
        var lost = await Act(deal, "lose", new { reason = "price", note = "A tenth dearer" });

        Assert.That((moved.Status, patched.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
        Assert.That((moved.Json["errors"]!["lossReason"] is not null, patched.Json["errors"]!["lossReason"] is not null), Is.EqualTo((true, true)));
        Assert.That((S(lost, "status"), S(lost, "lossReason"), S(lost, "closedOn") is not null, (int)lost["probability"]!), Is.EqualTo(("lost", "price", true, 0)));
    }

    [Test]
    public async Task Win_AndUndo_AndReopen_ComeBackAsItWas()
    {
        var deal = await Deal(stages["Negotiation"]);
        var answer = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/win", new { closedOn = "2026-03-01" });
        Assert.That((S(answer.Json, "status"), S(answer.Json, "closedOn"), (int)answer.Json["probability"]!), Is.EqualTo(("won", "2026-03-01", 100)), answer.Text);
        Assert.That((await Admin.Post($"/api/v1/opportunities/{deal["id"]}/lose", new { reason = "price" })).Code, Is.EqualTo("opportunity_status"));

        await Admin.Post($"/api/v1/change-sets/{answer.ChangeSetId}/undo");
        await Eventually(async () => S(await Read(deal), "status") == "open", "it is open again");
        var undone = await Read(deal);
        await Act(deal, "win");
        var reopened = await Act(deal, "reopen");

        Assert.That((S(undone, "stageName"), S(undone, "closedOn"), (int)undone["probability"]!, S(undone, "stageSince")), Is.EqualTo(("Negotiation", (string?)null, 75, S(deal, "stageSince"))));
        Assert.That((S(reopened, "stageName"), S(reopened, "closedOn"), S(reopened, "status")), Is.EqualTo(("Prospecting", (string?)null, "open")));
    }

    [Test]
    [Category("S41")]
    public async Task Move_OutOfAStageWithAPlaybook_NeedsEachStepDoneOrSkippedForAReason()
    {
        var made = (await Admin.Post("/api/v1/pipelines", new
        {
            name = "Projects",
            stages = new object[]
            {
                new { name = "Idea", kind = "open", probability = 20, rottingDays = 5, steps = new[] { new { text = "Ask who decides", isRequired = true }, new { text = "Visit", isRequired = true } } },
                new { name = "Offer", kind = "open", probability = 60, requiredFields = new[] { "amount" } },
                new { name = "Signed", kind = "won" }, new { name = "Gone", kind = "lost" },
            },
        })).Json;
        var at = made["stages"]!.AsArray().Select(s => S(s!, "id")!).ToList();
        var steps = made["stages"]![0]!["steps"]!.AsArray().Select(s => S(s!, "id")!).ToList();
        var deal = await Deal(at[0]);

        var bare = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/move", new { stageId = at[1] });
        var marked = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { steps = new object[] { new { stepId = steps[0], done = true }, new { stepId = steps[1], skippedBecause = "They came to us" } } });
        var still = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/move", new { stageId = at[1] });
        await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { amount = new { amount = 10, currency = "USD" } });
        await Act(deal, "move", new { stageId = at[1] });
        await Act(deal, "win");
        var report = await Report($"by=playbook&stageId={at[2]}");

        Assert.That((bare.Status, bare.Json["errors"]!["steps"] is not null, bare.Json["errors"]!["amount"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true, true)));
        Assert.That(marked.Status, Is.EqualTo(HttpStatusCode.OK), marked.Text);
        Assert.That((still.Json["errors"]!["steps"], still.Json["errors"]!["amount"] is not null), Is.EqualTo(((JsonNode?)null, true)));
        Assert.That(report["items"]!.AsArray().Select(i => (S(i!, "key"), (double)i!["winRate"]!)), Is.EqualTo(new[] { ("50-79", 1d) }));
    }

    [Test]
    [Category("S28")]
    public async Task Members_WhoseSharesAreNotAHundred_AreRefused()
    {
        var (me, other) = ((string)(await Admin.Session())["user"]!["id"]!, (string)(await (await As("sales-rep")).Session())["user"]!["id"]!);
        var deal = await Deal();

        var wrong = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { members = new object[] { new { userId = me, role = "Owner", share = 60 }, new { userId = other, role = "Engineer", share = 30 } } });
        var right = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { members = new object[] { new { userId = me, role = "Owner", share = 60 }, new { userId = other, role = "Engineer", share = 40 } } });

        Assert.That((wrong.Status, right.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.OK)), right.Text);
    }

    [Test]
    [Category("S30")]
    public async Task Pace_OfAMovedDeal_TellsItsStaysAndComparesThemWithWonDeals()
    {
        var won = await Deal(body: new { name = "Fast", engagedOn = "2026-01-01" });
        await Act(won, "win", new { closedOn = "2026-01-11" });
        var deal = await Deal(body: new { name = "Slow", engagedOn = "2020-01-01" });
        await Act(deal, "move", new { stageId = stages["Proposal"] });

        await Eventually(async () => (await Pace(deal))["stages"]!.AsArray().Count == 2, "both stays are known");
        var pace = await Pace(deal);

        Assert.That(pace["stages"]!.AsArray().Select(s => (S(s!, "name"), s!["leftAt"] is null)), Is.EqualTo(new[] { ("Prospecting", false), ("Proposal", true) }));
        Assert.That(((bool)pace["isSlow"]!, (bool)pace["isRotting"]!, pace["wonMedianDays"] is not null), Is.EqualTo((true, false, true)));
    }

    [Test]
    public async Task Amount_InAnotherCurrency_IsConvertedAtTheRateOfItsDay()
    {
        await Admin.Send(HttpMethod.Put, "/api/v1/exchange-rates/JPY/2020-01-01", new { rate = 0.01 });
        var set = await Admin.Send(HttpMethod.Put, "/api/v1/exchange-rates/JPY/2026-06-01", new { rate = 0.006543 });
        Assert.That(set.Status, Is.EqualTo(HttpStatusCode.OK), set.Text);

        var old = await Deal(stages["Won"], new { name = "Old", closedOn = "2025-12-31", amount = new { amount = 100_001, currency = "JPY" } });
        var recent = await Deal(stages["Won"], new { name = "Recent", closedOn = "2026-06-01", amount = new { amount = 100_001, currency = "JPY" } });
        var unknown = await Deal(body: new { name = "Unknown", amount = new { amount = 5, currency = "CHF" } });

        Assert.That(((decimal)old["companyAmount"]!["amount"]!, (decimal)recent["companyAmount"]!["amount"]!, unknown["companyAmount"]), Is.EqualTo((1000.01m, 654.31m, (JsonNode?)null)));
    }

    [Test]
    public async Task Pipeline_WhoseStageHasDeals_KeepsTheStageUntilTheyAreElsewhere()
    {
        var made = (await Admin.Post("/api/v1/pipelines", new
        {
            name = "Renewals",
            stages = new[] { new { name = "Ask", kind = "open", probability = 50 }, new { name = "Wait", kind = "open", probability = 70 }, new { name = "Yes", kind = "won", probability = 0 }, new { name = "No", kind = "lost", probability = 0 } },
        })).Json;
        var kept = made["stages"]!.AsArray().Where(s => S(s!, "name") != "Wait").Select(s => s!.DeepClone()).ToArray();
        var deal = await Deal(S(made["stages"]![1]!, "id"));

        var refused = await Admin.Patch($"/api/v1/pipelines/{made["id"]}", new { stages = kept });
        await Act(deal, "move", new { stageId = S(made["stages"]![0]!, "id") });
        var done = await Admin.Patch($"/api/v1/pipelines/{made["id"]}", new { stages = kept });
        var gone = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/move", new { stageId = S(made["stages"]![1]!, "id") });

        Assert.That((refused.Status, refused.Code, done.Status), Is.EqualTo((HttpStatusCode.Conflict, "stage_in_use", HttpStatusCode.OK)), done.Text);
        Assert.That(gone.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Delete($"/api/v1/pipelines/{pipeline["id"]}")).Code, Is.EqualTo("pipeline_is_default"));
    }

    [Test]
    [Category("S32")]
    public async Task Report_AndBoard_SumWhatTheCallerSees()
    {
        var source = $"Synthetic {Guid.CreateVersion7():N}";
        var rep = await As("sales-rep");
        foreach (var (name, stage, amount, rival) in new[] { ("a", "Won", 100m, "Rival"), ("b", "Won", 50.25m, ""), ("c", "Proposal", 80m, "Rival"), ("d", "Lost", 70m, "rival") })
        {
            await Deal(stages[stage], new
            {
                name, source, engagedOn = "2026-02-01", closedOn = stage is "Proposal" ? null : "2026-03-03", lossReason = stage == "Lost" ? "variety" : null,
                amount = new { amount, currency = "USD" }, competitors = rival.Length == 0 ? [] : new[] { rival },
            });
        }

        await Deal(stages["Won"], new { name = "e", source, closedOn = "2026-07-01", amount = new { amount = 1000, currency = "USD" } }, rep);
        var filter = $"source={Uri.EscapeDataString(source)}";
        var quarters = await Report($"by=closeQuarter&{filter}");
        var rivals = await Report($"by=competitor&{filter}");
        var losses = await Report($"by=lossReason&{filter}");
        var forecast = await Report($"by=forecast&{filter}");
        var board = (await Admin.Get($"/api/v1/opportunities/board?pipeline={pipeline["id"]}&{filter}")).Json;
        using var narrow = await RoleWithLevel.SignIn(Host, (Guid)(await rep.Session())["user"]!["id"]!, "own");
        var own = (await narrow.Get($"/api/v1/reports/sales?by=owner&{filter}")).Json;

        Assert.That(
            quarters["items"]!.AsArray().Select(i => (S(i!, "key"), (int)i!["won"]!, (decimal)i["wonValue"]!, (double?)i["meanCycleDays"])),
            Is.EqualTo(new (string?, int, decimal, double?)[] { ("2026-Q1", 2, 150.25m, 30), ("2026-Q3", 1, 1000m, null), (null, 0, 0m, null) }));
        Assert.That(((decimal)quarters["total"]!["wonValue"]!, (double)quarters["total"]!["winRate"]!, (decimal)quarters["total"]!["weightedValue"]!), Is.EqualTo((1150.25m, 0.75, 40m)));
        Assert.That(rivals["items"]!.AsArray().Select(i => (S(i!, "key"), (int)i!["count"]!, (double)i["winRate"]!)), Is.EqualTo(new[] { ("rival", 3, 0.5) }), "case does not make another rival");
        Assert.That(losses["items"]!.AsArray().Select(i => (S(i!, "key"), (double)i!["lostShare"]!)), Is.EqualTo(new[] { ("variety", 1d) }));
        Assert.That(forecast["items"]!.AsArray().Select(i => (S(i!, "key"), (decimal)i!["openValue"]!, (decimal)i["weightedValue"]!)), Is.EqualTo(new[] { ("pipeline", 80m, 40m) }));
        Assert.That(board["columns"]!.AsArray().Select(c => (S(c!, "name"), (int)c!["count"]!, (decimal)c["value"]!)).Where(c => c.Item2 > 0), Is.EqualTo(new[] { ("Proposal", 1, 80m), ("Won", 3, 1150.25m), ("Lost", 1, 70m) }));
        Assert.That(((int)own["total"]!["won"]!, (decimal)own["total"]!["wonValue"]!), Is.EqualTo((1, 1000m)));
        Assert.That((await Admin.Get("/api/v1/reports/sales?by=colour")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    [Category("S5")]
    public async Task Import_OfDeals_MapsItselfAndMakesNothingTwice()
    {
        await Admin.Create("accounts", new { name = "Cancity" });
        const string csv = "opportunity_id,sales_agent,account,deal_stage,engage_date,close_date,close_value\r\nA1,Tom Hartley,Cancity,Won,2016-10-20,2017-03-01,1054\r\nA2,Tom Hartley,,Engaging,2016-11-01,,\r\nA3,Nobody Known,Cancity,Lost,2016-11-02,2017-01-01,0\r\n";

        var first = await Admin.Import("opportunity", csv, "deals.csv", "maven");
        var again = await Admin.Import("opportunity", csv, "deals.csv", "maven");

        Assert.That(first["columns"]!.AsArray().Select(c => S(c!, "field")), Is.EqualTo(new[] { "externalId", "ownerName", "accountName", "stageName", "engagedOn", "closedOn", "amount" }));
        Assert.That((first.Counts(), again.Counts()), Is.EqualTo(((3, 0, 0, 0), (0, 0, 3, 0))), first.ToJsonString());
        var deals = (await Admin.Get("/api/v1/opportunities?engagedOn[gte]=2016-10-01&engagedOn[lte]=2016-12-01&sort=closedOn")).Json["items"]!.AsArray();
        Assert.That(
            deals.Select(d => (S(d!, "name"), S(d!, "status"), S(d!, "lossReason"), S(d!, "ownerName") == "Tom Hartley")),
            Is.EqualTo(new[] { ("Cancity", "lost", "notGiven", false), ("Cancity", "won", null, true), ("2016-11-01", "open", (string?)null, true) }), "whoever is no user loses no row");
    }

    private async Task<JsonNode> Deal(string? stageId = null, object? body = null, CrmClient? client = null)
    {
        var sent = System.Text.Json.JsonSerializer.SerializeToNode(body ?? new { name = "Deal" })!.AsObject();
        if (stageId is not null)
        {
            sent["stageId"] = stageId;
        }

        return await (client ?? Admin).Create("opportunities", sent.ToJsonString());
    }

    private async Task<JsonNode> Act(JsonNode deal, string act, object? body = null)
    {
        var answer = await Admin.Post($"/api/v1/opportunities/{deal["id"]}/{act}", body ?? new { });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private async Task<JsonNode> Read(JsonNode deal) => (await Admin.Get($"/api/v1/opportunities/{deal["id"]}")).Json;

    private async Task<JsonNode> Pace(JsonNode deal) => (await Admin.Get($"/api/v1/opportunities/{deal["id"]}/pace")).Json;

    private async Task<JsonNode> Report(string query) => (await Admin.Get($"/api/v1/reports/sales?{query}")).Json;

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
