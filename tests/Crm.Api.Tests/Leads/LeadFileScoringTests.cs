using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>
/// S16, end to end over HTTP with a public file of offers by telephone (<c>CRM_DATA_DIR</c>, bank_marketing; no part of the repository): fields of one's own, leads imported with their outcome, a model learned, and
/// leads without an outcome scored.
/// </summary>
[Category("S16")]
[Category("AnyEngine")]
public sealed class LeadFileScoringTests : HostFixture
{
    private const int Known = 3000;
    private const int Open = 1000;

    [Test]
    public async Task Learn_FromAFileOfLeads_PutsThoseWhoBuyFirst()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "bank_marketing", "bank-additional-full.csv");
        if (!File.Exists(path))
        {
            Assert.Ignore("CRM_DATA_DIR does not name the folder with bank_marketing/bank-additional-full.csv; it is no part of the repository.");
        }

        var lines = await File.ReadAllLinesAsync(path);
        var names = Cells(lines[0]);
        var rows = lines.Skip(1).Select(Cells).ToArray();
        new Random(42).Shuffle(rows);
        rows = rows[..(Known + Open)];
        var told = Enumerable.Range(0, names.Length - 1).Where(i => names[i] != "duration").ToList();
        foreach (var i in told)
        {
            var isNumber = rows.All(r => double.TryParse(r[i], CultureInfo.InvariantCulture, out _));
            var options = rows.Select(r => r[i]).Where(v => v != "unknown").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(v => new { value = v.Replace('.', '_').Replace('-', '_'), label = v });
            var field = await Admin.Post("/api/v1/custom-fields", new
            {
                recordType = "lead", key = $"f{i}", kind = isNumber ? "number" : "choice", label = Header(i), section = "need", options = isNumber ? null : options,
            });
            Assert.That(field.Status, Is.EqualTo(HttpStatusCode.Created), field.Text);
        }

        var file = new StringBuilder($"Last Name,Converted,{string.Join(',', told.Select(Header))}\n");
        for (var r = 0; r < rows.Length; r++)
        {
            var outcome = r >= Known ? "" : rows[r][^1];
            file.Append(CultureInfo.InvariantCulture, $"Row{r},{outcome},{string.Join(',', told.Select(i => rows[r][i] == "unknown" ? "" : rows[r][i]))}\n");
        }

        // The file says yes and no: whoever imports it says what that means.
        var import = await Admin.UploadFile("lead", Encoding.UTF8.GetBytes(file.ToString()), "bank.csv");
        var meaning = new Dictionary<string, string>(StringComparer.Ordinal) { ["yes"] = "converted", ["no"] = "disqualified" };
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"], values = (string?)c["field"] == "outcome" ? meaning : null });
        var run = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns });
        Assert.That(run.Status, Is.EqualTo(HttpStatusCode.Accepted), run.Text);
        import = await Admin.Ended(import);
        Assert.That(import.Counts(), Is.EqualTo((Known + Open, 0, 0, 0)), import.ToString());

        await Admin.Learn();

        var bought = Enumerable.Range(Known, Open).ToDictionary(r => $"Row{r}", r => rows[r][^1] == "yes", StringComparer.Ordinal);
        var scored = await Scored();
        var top = scored.Take(Open / 10).Count(n => bought[n]) / (Open / 10.0);
        var mean = bought.Values.Count(b => b) / (double)Open;
        var quality = (await Admin.Get("/api/v1/lead-models")).Json["items"]![0]!["quality"]!;
        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{Known} learned: AUC {(double)quality["auc"]!:F3} (crossed); {Open} open leads: the top tenth bought {top:P1}, all {mean:P1}, lift {top / mean:F2}"));
        Assert.That((scored.Count, top >= 3 * mean), Is.EqualTo((Open, true)));
    }

    private async Task<List<string>> Scored()
    {
        var names = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await Admin.Get($"/api/v1/leads?familyName[startsWith]=Row&status=assigned&sort=-score&limit=200&cursor={cursor}")).Json;
            names.AddRange(page["items"]!.AsArray().Select(l => (string)l!["familyName"]!));
            cursor = (string?)page["nextCursor"];
        }

        return names;
    }

    private static string Header(int column) => $"Figure {column}";

    private static string[] Cells(string line) => [.. line.Split(';').Select(c => c.Trim('"'))];
}
