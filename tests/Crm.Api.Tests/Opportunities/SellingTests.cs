using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>Who should take a deal, and what to say against a competitor.</summary>
public sealed class SellingTests : HostFixture
{
    private Dictionary<string, string> stages = [];

    [OneTimeSetUp]
    public async Task ReadStages()
    {
        var pipeline = (await Admin.Get("/api/v1/pipelines")).Json["items"]![0]!;
        stages = pipeline["stages"]!.AsArray().ToDictionary(s => S(s!, "name")!, s => S(s!, "id")!);
    }

    [Test]
    [Category("S27")]
    public async Task Representatives_OfADeal_AreRankedByWhatTheyWonOfItsKindAndSayWhyNot()
    {
        var users = (await Admin.Get("/api/v1/lookup/user")).Json["items"]!.AsArray().ToDictionary(u => S(u!, "label")!, u => S(u!, "id")!);
        var (strong, weak) = (users["Li Wei 李伟"], users["Olga Sokolova"]);
        var product = await Admin.Create("products", new { name = "Micro scale", family = "Scales" });
        var account = await Admin.Create("accounts", new { name = "Horno Viejo", industry = "Food", ownerId = weak });
        foreach (var (owner, won, lost) in new[] { (strong, 9, 6), (weak, 4, 12) })
        {
            for (var i = 0; i < won + lost; i++)
            {
                await Deal(i < won ? "Won" : "Lost", new { name = "Past", ownerId = owner, productId = product["id"], amount = Usd(900 + i), closedOn = Today, lossReason = i < won ? null : "price" });
            }
        }

        var patched = await Admin.Patch($"/api/v1/users/{strong}", new { skills = new[] { "scales" }, spokenLanguages = new[] { "es", "zh" } });
        var contact = await Admin.Create("contacts", new { familyName = "Paz", accountId = account["id"], language = "es", ownerId = weak });
        await Admin.Create("activities", new { kind = "call", subject = "Asked", accountId = account["id"], ownerId = weak, status = "done" });
        var deal = await Deal("Prospecting", new { name = "New", accountId = account["id"], contactId = contact["id"], productId = product["id"], amount = Usd(1000) });

        var answer = (await Admin.Get($"/api/v1/opportunities/{deal["id"]}/representatives")).Json;

        var first = answer["items"]![0]!;
        var second = answer["items"]!.AsArray().Single(i => S(i!, "userId") == weak)!;
        Assert.That(patched.Status, Is.EqualTo(HttpStatusCode.OK), patched.Text);
        Assert.That(((int)answer["similarDeals"]!, (bool)answer["byFamily"]!, (bool)answer["byAmount"]!, S(answer, "language")), Is.EqualTo((31, true, true, "es")));
        Assert.That((S(first, "userId"), (bool?)first["speaksLanguage"], first["skills"]!.AsArray().Count, (double)first["won"]!), Is.EqualTo((strong, true, 1, 9d)), answer.ToJsonString());
        Assert.That((double)first["winRate"]!, Is.GreaterThan((double)second["winRate"]!).And.LessThan(0.6));
        Assert.That(((int)second["people"]!, S(second["behindFirst"]![0]!, "part")), Is.EqualTo((1, "winRate")));
    }

    [Test]
    [Category("S38")]
    public async Task BattleCard_OnceApproved_StandsBesideTheDealsOfItsCompetitorAndItsUseIsCounted()
    {
        var rep = await As("sales-rep");
        var card = (await Admin.Post("/api/v1/battle-cards", new { title = "They are cheaper", competitor = "Balanza Sur", argument = "Count the calibration.", proofUrl = "https://example.com/proof" })).Json;
        var deal = await Deal("Proposal", new { name = "Contested", competitors = new[] { "BALANZA sur" } }, rep);
        var before = await Cards(deal);
        var refused = await rep.Post($"/api/v1/battle-cards/{card["id"]}/approve");
        await Admin.Post($"/api/v1/battle-cards/{card["id"]}/approve");
        var shown = await Cards(deal);
        var used = await rep.Send(HttpMethod.Put, $"/api/v1/opportunities/{deal["id"]}/battle-cards/{card["id"]}/use", new { });
        await rep.Send(HttpMethod.Put, $"/api/v1/opportunities/{deal["id"]}/battle-cards/{card["id"]}/use", new { helped = true });
        await Admin.Post($"/api/v1/opportunities/{deal["id"]}/win", new { });
        var counted = (await Admin.Get("/api/v1/battle-cards")).Json["items"]!.AsArray().Single(c => S(c!, "id") == S(card, "id"))!;
        var stale = await Admin.Send(HttpMethod.Put, $"/api/v1/battle-cards/{card["id"]}", new { title = "T", argument = "A" }, ("If-Match", "\"v1\""));
        await Admin.Send(HttpMethod.Put, $"/api/v1/battle-cards/{card["id"]}", new { title = "They are cheaper", competitor = "Balanza Sur", argument = "Another" });
        var unsafeLink = await Admin.Post("/api/v1/battle-cards", new { title = "x", argument = "y", proofUrl = "javascript:alert(1)" });

        Assert.That((before.Count, shown.Count, (bool)shown[0]!["used"]!, refused.Status), Is.EqualTo((0, 1, false, HttpStatusCode.Forbidden)));
        Assert.That(used.Status, Is.EqualTo(HttpStatusCode.OK), used.Text);
        Assert.That(((int)counted["uses"]!, (int)counted["helped"]!, (double)counted["winRate"]!), Is.EqualTo((1, 1, 1d)));
        Assert.That((stale.Status, unsafeLink.Status), Is.EqualTo((HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest)));
        Assert.That(await Cards(deal), Is.Empty, "what was approved was something else");
    }

    [Test]
    [Category("S32")]
    public async Task Rival_OnADealOfAnAccount_IsToldToTheOwnerOfTheAccountAndItsPriceIsCompared()
    {
        var account = await Admin.Create("accounts", new { name = "Molino Grande" });
        var deal = await Deal("Proposal", new { name = "Contested again", accountId = account["id"], amount = Usd(110), competitors = new[] { "Pesa Sur" }, competitorOffer = Usd(100) }, await As("sales-rep"));

        await Eventually(
            async () => (await Admin.Get("/api/v1/notifications")).Json["items"]!.AsArray().Any(n => S(n!, "kind") == "rivalSeen" && S(n!, "recordId") == S(deal, "id")), "the owner of the account is told");
        var line = (await Admin.Get("/api/v1/reports/sales?by=competitor")).Json["items"]!.AsArray().Single(i => S(i!, "key") == "pesa sur")!;

        Assert.That((double)line["meanPriceGap"]!, Is.EqualTo(0.1).Within(1e-9), "a tenth dearer");
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonArray> Cards(JsonNode deal) => (await Admin.Get($"/api/v1/opportunities/{deal["id"]}/battle-cards")).Json["items"]!.AsArray();

    private Task<JsonNode> Deal(string stage, object body, CrmClient? client = null)
    {
        var sent = System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
        sent["stageId"] = stages[stage];
        return (client ?? Admin).Create("opportunities", sent.ToJsonString());
    }

    private static object Usd(decimal amount) => new { amount, currency = "USD" };

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
