using System.Globalization;
using System.Runtime.CompilerServices;
using Crm.Activities.Promises.Rules;
using Crm.Kernel.Values;

namespace Crm.Unit.Tests.Activities;

/// <summary>
/// Measures the rules on the labelled sets: promises-before.tsv was written before any rule existed, promises-after.tsv by somebody who had not seen the rules.
/// The floors are what was reached when the rules were written; they may only rise.
/// </summary>
[Category("S24")]
public class PromiseRulesTests
{
    private sealed record Labelled(string Language, string Sentence, bool IsPromise, string DueDate, Money? Amount);

    private sealed record Measure(int Right, int Wrong, int Missed, int DueRight, int Due, int AmountRight, int Amounts)
    {
        public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

        public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);
    }

    [TestCase("promises-before.tsv", 0.98, 0.98, 0.98)]
    [TestCase("promises-after.tsv", 0.95, 0.82, 0.96)]
    public void Find_LabelledSentences_ReachesThePrecisionAndRecallOfItsFloors(string file, double precision, double recall, double due)
    {
        var path = Path.Combine(Folder(), file);
        var measure = Of(path);
        TestContext.Out.WriteLine(
            $"{file}: precision {measure.Precision:P1}, recall {measure.Recall:P1}, due dates {measure.DueRight} of {measure.Due}, amounts {measure.AmountRight} of {measure.Amounts}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(measure.Precision, Is.GreaterThanOrEqualTo(precision));
            Assert.That(measure.Recall, Is.GreaterThanOrEqualTo(recall));
            Assert.That((double)measure.DueRight / measure.Due, Is.GreaterThanOrEqualTo(due));
        }
    }

    private static Measure Of(string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines[0].Split('\t');
        var zone = TimeZoneInfo.FindSystemTimeZoneById(head[2].Trim());
        var local = DateTime.Parse(head[1], CultureInfo.InvariantCulture);
        var at = new DateTimeOffset(local, zone.GetUtcOffset(local));
        var (right, wrong, missed, dueRight, due, amountRight, amounts) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var label in lines.Skip(2).Where(l => l.Length > 0).Select(Read))
        {
            var found = PromiseRules.Find(label.Sentence, language: null, at, zone);
            switch (label.IsPromise, found.Count > 0)
            {
                case (true, true):
                    right++;
                    break;
                case (false, true):
                    wrong++;
                    TestContext.Out.WriteLine($"  wrong  {label.Language}: {label.Sentence}");
                    break;
                case (true, false):
                    missed++;
                    TestContext.Out.WriteLine($"  missed {label.Language}: {label.Sentence}");
                    break;
                default:
                    break;
            }

            if (!label.IsPromise || found.Count == 0)
            {
                continue;
            }

            var day = (found[0].Due ?? found[0].ValidUntil)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            due += label.DueDate.Length > 0 ? 1 : 0;
            dueRight += label.DueDate.Length > 0 && day == label.DueDate ? 1 : 0;
            if (day != label.DueDate)
            {
                TestContext.Out.WriteLine($"  day    {label.Language}: {label.Sentence} -> {day}, expected {label.DueDate}");
            }

            amounts += label.Amount is null ? 0 : 1;
            amountRight += label.Amount is not null && found[0].Amount == label.Amount ? 1 : 0;
            if (found[0].Amount != label.Amount)
            {
                TestContext.Out.WriteLine($"  amount {label.Language}: {label.Sentence} -> {found[0].Amount}, expected {label.Amount}");
            }
        }

        return new Measure(right, wrong, missed, dueRight, due, amountRight, amounts);
    }

    private static Labelled Read(string line)
    {
        var cells = line.Split('\t');
        string Cell(int i) => i < cells.Length ? cells[i].Trim() : "";
        return new Labelled(Cell(0), Cell(1), Cell(2) == "yes", Cell(4), Amount(Cell(5)));
    }

    private static Money? Amount(string cell) =>
        cell.Split(' ') is [var number, var currency] && Money.TryCreate(decimal.Parse(number, CultureInfo.InvariantCulture), currency, out var money) ? money : null;

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
