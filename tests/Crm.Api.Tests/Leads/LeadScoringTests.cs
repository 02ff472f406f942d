using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S16: leads have scores with reasons, by rules and by what was learned from the company's own outcomes.</summary>
[Category("S16")]
public sealed class LeadScoringTests : HostFixture
{
    [Test]
    [Order(1)]
    public async Task Train_WithFewOutcomes_IsRefusedAndSaysHowMany()
    {
        var answer = await Admin.Post("/api/v1/lead-models/train");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "too_few_outcomes")), answer.Text);
        Assert.That((int)answer.Json["params"]!["needed"]!, Is.EqualTo(40));
    }

    [Test]
    [Order(2)]
    public async Task Rules_GivePointsToWhatIsThereAndWhatComes()
    {
        var before = await Admin.Create("leads", new { familyName = "Before", channel = "event", timing = "now" });
        Assert.That(before["score"], Is.Null, "nobody has said anything of leads yet");

        var saved = await Rules(
            new { name = "Fair", where = new { field = "channel", op = "eq", value = "event" }, points = 30 },
            new { name = "Later", where = new { field = "timing", op = "eq", value = "later" }, points = -50 });

        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        await Eventually(async () => (int?)(await Admin.Get($"/api/v1/leads/{before["id"]}")).Json["score"] == 30, "the job has scored what was there");
        var after = await Admin.Create("leads", new { familyName = "After", channel = "event", timing = "later" });
        Assert.That((int?)after["score"], Is.Zero, "30 - 50, and no score is below 0");
        var reasons = (await Admin.Get($"/api/v1/leads/{after["id"]}/score")).Json;
        Assert.That(reasons["rules"]!.AsArray().Select(r => ((string)r!["name"]!, (int)r["points"]!)), Is.EqualTo(new[] { ("Fair", 30), ("Later", -50) }));
        var best = (await Admin.Get("/api/v1/leads?sort=-score&limit=1")).Json["items"]![0]!;
        Assert.That((int?)best["score"], Is.EqualTo(30));
    }

    [Test]
    [Order(3)]
    public async Task Rules_ThatNoLeadAloneDecides_AreRefused()
    {
        var relative = await Rules(new { name = "New", where = new { field = "createdAt", op = "gte", value = "-7d" }, points = 5 });
        var foreign = await Rules(new { name = "Big", where = new { field = "account.name", op = "eq", value = "Acme" }, points = 5 });
        var unknown = await Rules(new { name = "Odd", where = new { field = "nothing", op = "eq", value = "x" }, points = 5 });

        Assert.That(new[] { relative, foreign, unknown }.Select(a => (a.Status, a.Text.Contains("items[0].where", StringComparison.Ordinal))), Is.All.EqualTo((HttpStatusCode.BadRequest, true)));
        var rep = await As("sales-rep");
        Assert.That((await rep.Send(HttpMethod.Put, "/api/v1/lead-score-rules", new { items = Array.Empty<object>() })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>A company brings its past along: fields of its own, leads with their outcome in a file, a model of these, scores for those of whom nothing is known yet.</summary>
    [Test]
    [Order(4)]
    public async Task Learn_FromImportedOutcomes_ScoresOpenLeadsWithReasonsAndCanBeReverted()
    {
        await Rules();
        await Field(new { recordType = "lead", key = "employees", kind = "number", label = "Employees", section = "need" });
        await Field(new { recordType = "lead", key = "industry", kind = "choice", label = "Industry", section = "need", options = new[] { new { value = "lab", label = "Laboratory" }, new { value = "shop", label = "Shop" } } });
        var random = new Random(7);
        var people = Enumerable.Range(0, 600).Select(i =>
        {
            var (isLab, employees) = (random.Next(2) == 0, random.Next(1, 500));
            var odds = (isLab ? 1.5 : -1.5) + (employees / 250.0) - 1;
            return (Name: $"Person{i}", Industry: isLab ? "Laboratory" : "Shop", Employees: employees, Wins: random.NextDouble() < 1 / (1 + Math.Exp(-odds)));
        }).ToList();

        var import = await Admin.Import("lead", Csv(people.Take(400).Select(p => (p.Name, p.Industry, p.Employees, p.Wins ? "converted" : "disqualified"))), "past.csv");
        Assert.That(import.Counts(), Is.EqualTo((400, 0, 0, 0)), import.ToString());
        var open = await Admin.Import("lead", Csv(people.Skip(400).Select(p => (p.Name, p.Industry, p.Employees, ""))), "open.csv");
        Assert.That(open.Counts(), Is.EqualTo((200, 0, 0, 0)), open.ToString());
        Assert.That(await Admin.Count("leads?status=converted"), Is.GreaterThan(100), "the outcome is where they stand");

        await Admin.Learn();

        var model = (await Admin.Get("/api/v1/lead-models")).Json["items"]![0]!;
        Assert.That(((string)model["state"]!, (bool)model["isActive"]!, (int)model["converted"]! + (int)model["disqualified"]! >= 400), Is.EqualTo(("ready", true, true)), model.ToString());
        Assert.That((double)model["quality"]!["auc"]!, Is.GreaterThan(0.75));
        var scored = (await Admin.Get("/api/v1/leads?familyName[startsWith]=Person&status=assigned&sort=-score&limit=200")).Json["items"]!.AsArray();
        var wins = people.ToDictionary(p => p.Name, p => p.Wins, StringComparer.Ordinal);
        var best = scored.Take(40).Count(l => wins[(string)l!["familyName"]!]) / 40.0;
        var mean = scored.Count(l => wins[(string)l!["familyName"]!]) / (double)scored.Count;
        Assert.That((scored.Count, best > mean * 1.4), Is.EqualTo((200, true)), $"{best} of the best fifth, {mean} of all");

        var why = (await Admin.Get($"/api/v1/leads/{scored[0]!["id"]}/score")).Json["reasons"]!.AsArray();
        Assert.That(((string)why[0]!["field"]!, (string)why[0]!["value"]!, (double)why[0]!["effect"]! > 0.5), Is.EqualTo(("custom.industry", "lab", true)), why.ToString());

        var off = await Admin.Post($"/api/v1/lead-models/{model["id"]}/deactivate");
        Assert.That(off.Status, Is.EqualTo(HttpStatusCode.Accepted), off.Text);
        await Eventually(async () => (await Admin.Get($"/api/v1/leads/{scored[0]!["id"]}")).Json["score"] is null, "without a model and rules nothing is said");
        await Admin.Post($"/api/v1/lead-models/{model["id"]}/activate");
        await Eventually(async () => (int?)(await Admin.Get($"/api/v1/leads/{scored[0]!["id"]}")).Json["score"] == (int)scored[0]!["score"]!, "the same version gives the same score");
    }

    [Test]
    [Order(5)]
    public async Task Outcome_OfALeadThatIsHere_IsWrittenByNobody()
    {
        var lead = await Admin.Create("leads", new { familyName = "Here" });

        var answer = await Admin.Patch($"/api/v1/leads/{lead["id"]}", new { outcome = "converted" });

        Assert.That((answer.Status, answer.Json["errors"]!["outcome"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }

    private Task<Answer> Rules(params object[] items) => Admin.Send(HttpMethod.Put, "/api/v1/lead-score-rules", new { items });

    private async Task Field(object definition)
    {
        var answer = await Admin.Post("/api/v1/custom-fields", definition);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
    }

    private static byte[] Csv(IEnumerable<(string Name, string Industry, int Employees, string Outcome)> people) => Encoding.UTF8.GetBytes(
        "Last Name,Industry,Employees,Outcome\n" + string.Join('\n', people.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name},{p.Industry},{p.Employees},{p.Outcome}"))));
}
