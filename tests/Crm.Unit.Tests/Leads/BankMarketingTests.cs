using System.Globalization;
using Crm.Leads.Scoring.Learning;

namespace Crm.Unit.Tests.Leads;

/// <summary>
/// S16: the learner on a public file of 41,188 offers by telephone and who took them (Moro, Cortez, Rita, Decision Support Systems 62, 2014), without the length of the call, which nobody knows beforehand.
/// The file is no part of the repository: <c>CRM_DATA_DIR</c> names its folder.
/// </summary>
[Category("S16")]
public sealed class BankMarketingTests
{
    [Test]
    public void Learn_OnSeventyPercent_ForetellsTheOthers()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "bank_marketing", "bank-additional-full.csv");
        if (!File.Exists(path))
        {
            Assert.Ignore("CRM_DATA_DIR does not name the folder with bank_marketing/bank-additional-full.csv; it is no part of the repository.");
        }

        var lines = File.ReadAllLines(path);
        var names = Cells(lines[0]);
        var people = lines.Skip(1).Select(l => Person(names, Cells(l))).ToArray();
        new Random(42).Shuffle(people);
        var (known, others) = (people[..(people.Length * 7 / 10)], people[(people.Length * 7 / 10)..]);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (model, crossed) = ChanceModel.Learn([.. known.Select(p => p.Values)], [.. known.Select(p => p.Took)], CancellationToken.None);
        watch.Stop();

        var quality = ModelQuality.Of([.. others.Select(p => model.Chance(p.Values))], [.. others.Select(p => p.Took)], crossed.Ridge);
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{known.Length} learned in {watch.ElapsedMilliseconds} ms, {others.Length} held out: AUC {quality.Auc:F4} (crossed {crossed.Auc:F4}), log-loss {quality.LogLoss:F4} (of the mean {quality.LogLossOfMean:F4}), lift of the top tenth {quality.TopDecileLift:F2}, ridge {crossed.Ridge}"));
        foreach (var (group, i) in quality.Deciles.Select((d, i) => (d, i)))
        {
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tenth {i + 1}: foretold {group.Predicted:P1}, was {group.Actual:P1}"));
        }

        Assert.That(quality.Auc, Is.GreaterThanOrEqualTo(0.77));
        Assert.That(quality.TopDecileLift, Is.GreaterThanOrEqualTo(3));
        Assert.That(quality.LogLoss, Is.LessThan(quality.LogLossOfMean));
        Assert.That(Math.Abs(quality.Auc - crossed.Auc), Is.LessThan(0.02), "what is shown to people is what happens");
    }

    private static (IReadOnlyDictionary<string, object> Values, bool Took) Person(string[] names, string[] cells)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length - 1; i++)
        {
            if (names[i] != "duration" && cells[i] != "unknown")
            {
                values[names[i]] = double.TryParse(cells[i], CultureInfo.InvariantCulture, out var number) ? number : cells[i];
            }
        }

        return (values, cells[^1] == "yes");
    }

    private static string[] Cells(string line) => [.. line.Split(';').Select(c => c.Trim('"'))];
}
