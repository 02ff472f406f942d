using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>A published sales history goes in as four files, and its figures come out to the last unit. The folder is named by <c>CRM_DATA_DIR</c>.</summary>
[Category("S5")]
[Category("S31")]
public sealed class MavenSalesTests : HostFixture
{
    private string data = "";
    private int parents;

    [OneTimeSetUp]
    public async Task ImportAll()
    {
        data = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "crm_maven_sales");
        if (!Directory.Exists(data))
        {
            Assert.Ignore("Needs crm_maven_sales under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        // What the demonstration has would be counted too.
        foreach (var deal in (await Admin.Get("/api/v1/opportunities?limit=200")).Json["items"]!.AsArray())
        {
            await Admin.Delete($"/api/v1/opportunities/{deal!["id"]}");
        }

        parents = await Admin.Count("accounts?parentId[isNull]=false");
        await MakeTeams();
        var accounts = await Import("account", "accounts.csv");
        var products = await Import("product", "products.csv");
        await NameAlias("GTX Pro", "GTXPro");
        var deals = await Import("opportunity", "sales_pipeline.csv", "maven");
        Assert.That((accounts.Counts(), products.Counts(), deals.Counts()), Is.EqualTo(((85, 0, 0, 0), (7, 0, 0, 0), (8800, 0, 0, 0))), deals.ToJsonString());
    }

    [Test]
    public async Task Import_OfTheSameFile_MakesNothing()
    {
        var again = await Import("opportunity", "sales_pipeline.csv", "maven");

        Assert.That(again.Counts(), Is.EqualTo((0, 0, 8800, 0)));
        Assert.That(await Admin.Count("accounts?parentId[isNull]=false"), Is.EqualTo(parents + 15));
        Assert.That(await Admin.Count("opportunities?accountId[isNull]=true"), Is.EqualTo(1425));
    }

    [Test]
    public async Task Report_ByStage_CountsEveryDeal()
    {
        var report = await Report("stage");

        Assert.That(Lines(report, "count"), Is.EqualTo(new[] { ("Prospecting", 500m), ("Engaging", 1589m), ("Won", 4238m), ("Lost", 2473m) }));
        var total = report["total"]!;
        Assert.That(((decimal)total["wonValue"]!, (decimal)total["meanWonValue"]!, Math.Round((double)total["winRate"]! * 100, 2), Math.Round((double)total["meanCycleDays"]!, 2)), Is.EqualTo((10_005_534m, 2360.91m, 63.15, 51.78)));
    }

    [Test]
    public async Task Report_ByManager_RegionAndQuarter_AddsUpToTheUnit()
    {
        var managers = await Report("team");
        Assert.That(Lines(managers, "wonValue"), Is.EqualTo(new[]
        {
            ("Melvin Marxen", 2_251_930m), ("Summer Sewald", 1_964_750m), ("Rocco Neubert", 1_960_545m), ("Celia Rouche", 1_603_897m), ("Cara Losch", 1_130_049m), ("Dustin Brinkmann", 1_094_363m),
        }));
        Assert.That(managers["items"]!.AsArray().Select(i => (int)i!["won"]!), Is.EqualTo(new[] { 882, 828, 691, 610, 480, 747 }));
        Assert.That(Lines(await Report("region"), "wonValue"), Is.EqualTo(new[] { ("West", 3_568_647m), ("Central", 3_346_293m), ("East", 3_090_594m) }));
        Assert.That(
            Lines(await Report("closeQuarter&status=won"), "wonValue"), Is.EqualTo(new[] { ("2017-Q1", 1_134_672m), ("2017-Q2", 3_086_111m), ("2017-Q3", 2_982_255m), ("2017-Q4", 2_802_496m) }));
    }

    [Test]
    public async Task Report_ByAgentAndProduct_AddsUpToTheUnit()
    {
        var agents = (await Report("owner"))["items"]!.AsArray();
        var best = agents[0]!;
        Assert.That(((string?)best["label"], (int)best["won"]!, (int)best["lost"]!, (decimal)best["wonValue"]!), Is.EqualTo(("Darcel Schlecht", 349, 204, 1_153_214m)));
        Assert.That(agents.Skip(1).Take(2).Select(a => ((string?)a!["label"], (decimal)a["wonValue"]!)), Is.EqualTo(new[] { ("Vicki Laflamme", 478_396m), ("Kary Hendrixson", 454_298m) }));
        var hayden = agents.MaxBy(a => (double?)a!["winRate"] ?? 0)!;
        Assert.That(((string?)hayden["label"], Math.Round((double)hayden["winRate"]! * 100, 2), agents.Count), Is.EqualTo(("Hayden Neloms", 70.39, 30)));
        var products = await Report("product");
        Assert.That(Lines(products, "wonValue"), Is.EqualTo(new[]
        {
            ("GTX Pro", 3_510_578m), ("GTX Plus Pro", 2_629_651m), ("MG Advanced", 2_216_387m), ("GTX Plus Basic", 705_275m), ("GTX Basic", 499_263m), ("GTK 500", 400_612m), ("MG Special", 43_768m),
        }));
        Assert.That(products["items"]!.AsArray().Select(i => (int)i!["won"]!), Is.EqualTo(new[] { 729, 479, 654, 653, 915, 15, 793 }));
    }

    // Regional offices with the teams of their managers, and each agent as a user who has no password yet.
    private async Task MakeTeams()
    {
        var roleId = (string)(await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().First(r => (string?)r!["key"] == "sales-rep")!["id"]!;
        var file = new { text = await File.ReadAllTextAsync(Path.Combine(data, "sales_teams.csv")), roleId, emailDomain = "maven.example" };
        var first = await Admin.Post("/api/v1/users/import", file);
        var again = await Admin.Post("/api/v1/users/import", file);
        Assert.That((N(first, "teams"), N(first, "users"), N(first, "unchanged")), Is.EqualTo((9, 35, 0)), first.Text);
        Assert.That((N(again, "teams"), N(again, "users"), N(again, "unchanged")), Is.EqualTo((0, 0, 35)), again.Text);

        static int N(Answer answer, string field) => (int?)answer.Json[field] ?? -1;
    }

    private async Task NameAlias(string product, string alias)
    {
        var found = (await Admin.Get($"/api/v1/products?name={Uri.EscapeDataString(product)}")).Json["items"]![0]!;
        Assert.That((await Admin.Patch($"/api/v1/products/{found["id"]}", new { aliases = new[] { alias } })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<JsonNode> Import(string type, string file, string? source = null)
    {
        var done = await Admin.Import(type, await File.ReadAllBytesAsync(Path.Combine(data, file)), file, source);
        Assert.That(done["columns"]!.AsArray().Where(c => c!["field"] is null).Select(c => (string?)c!["header"]), Is.Empty, "no column needs a click");
        return done;
    }

    private async Task<JsonNode> Report(string by) => (await Admin.Get($"/api/v1/reports/sales?by={by}")).Json;

    private static IEnumerable<(string?, decimal)> Lines(JsonNode report, string field) => report["items"]!.AsArray().Select(i => ((string?)i!["label"], (decimal)i[field]!));
}
