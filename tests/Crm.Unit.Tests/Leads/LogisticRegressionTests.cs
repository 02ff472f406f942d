using Crm.Leads.Scoring.Learning;

namespace Crm.Unit.Tests.Leads;

/// <summary>S16: the learner finds the coefficients that textbooks print.</summary>
[Category("S16")]
public sealed class LogisticRegressionTests
{
    /// <summary>Hours of study and whether the examination was passed: the worked example of Wikipedia's article "Logistic regression" (intercept -4.1, 1.5; to four digits -4.0777 and 1.5046).</summary>
    private static readonly (double Hours, int Passed)[] Students =
    [
        (0.50, 0), (0.75, 0), (1.00, 0), (1.25, 0), (1.50, 0), (1.75, 0), (1.75, 1), (2.00, 0), (2.25, 1), (2.50, 0),
        (2.75, 1), (3.00, 0), (3.25, 1), (3.50, 0), (4.00, 1), (4.25, 1), (4.50, 1), (4.75, 1), (5.00, 1), (5.50, 1),
    ];

    /// <summary>Snoring and heart disease (Agresti, An Introduction to Categorical Data Analysis, table 3.1, scores 0, 2, 4, 5): intercept -3.87, slope 0.40.</summary>
    private static readonly (double Snoring, int Ill, int Healthy)[] Snorers = [(0, 24, 1355), (2, 35, 603), (4, 21, 192), (5, 30, 224)];

    [Test]
    public void Fit_HoursOfStudy_FindsThePublishedCoefficients()
    {
        var weights = LogisticRegression.Fit([.. Students.Select(s => new[] { new Entry(0, s.Hours) })], [.. Students.Select(s => (double)s.Passed)], columns: 1, ridge: 0, CancellationToken.None);

        Assert.That((weights[1], weights[0]), Is.EqualTo((-4.0777, 1.5046)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-4));
    }

    [Test]
    public void Fit_SnoringAndHeartDisease_FindsThePublishedCoefficients()
    {
        var people = Snorers.SelectMany(s => Enumerable.Repeat((s.Snoring, Ill: 1.0), s.Ill).Concat(Enumerable.Repeat((s.Snoring, Ill: 0.0), s.Healthy))).ToList();

        var weights = LogisticRegression.Fit(people.ConvertAll(p => new[] { new Entry(0, p.Snoring) }), people.ConvertAll(p => p.Ill), columns: 1, ridge: 0, CancellationToken.None);

        Assert.That((Math.Round(weights[1], 2), Math.Round(weights[0], 2)), Is.EqualTo((-3.87, 0.40)));
    }

    [Test]
    public void Fit_WhereOneColumnDecidesAll_StaysFiniteAndShrinksWithTheRidge()
    {
        Entry[][] rows = [[new Entry(0, 1)], [new Entry(0, 1)], [], []];

        var weak = LogisticRegression.Fit(rows, [1, 1, 0, 0], columns: 1, ridge: 1, CancellationToken.None);
        var strong = LogisticRegression.Fit(rows, [1, 1, 0, 0], columns: 1, ridge: 10, CancellationToken.None);

        Assert.That((double.IsFinite(weak[0]), weak[0] > strong[0], strong[0] > 0), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void Auc_CountsPairsInTheRightOrderAndTiesHalf()
    {
        // Pairs: 0.8 beats 0.3 and 0.5, 0.5 beats 0.3 and ties with 0.5.
        var auc = ModelQuality.AucOf([0.8, 0.5, 0.5, 0.3], [true, true, false, false]);

        Assert.That(auc, Is.EqualTo(3.5 / 4));
    }

    [Test]
    public void Explain_NamesWhatLiftsAndLowers_AgainstTheMean()
    {
        var rows = Enumerable.Range(0, 400).Select(i => new Dictionary<string, object>(StringComparer.Ordinal) { ["channel"] = i % 2 == 0 ? "referral" : "event", ["source"] = i % 3 == 0 ? "fair" : "web" }).ToList();
        var outcomes = Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? i % 10 != 0 : i % 10 == 1).ToList();

        var (model, quality) = ChanceModel.Learn(rows, outcomes, CancellationToken.None);

        var (good, bad) = (model.Explain(rows[0])[0], model.Explain(rows[1])[0]);
        Assert.That((good.Feature, good.Value, good.Effect > 0, bad.Feature, bad.Value, bad.Effect < 0), Is.EqualTo(("channel", (object)"referral", true, "channel", (object)"event", true)));
        Assert.That(model.Chance(rows[0]), Is.GreaterThan(model.Chance(rows[1])));
        Assert.That(quality.Auc, Is.GreaterThan(0.75));
        Assert.That(model.Explain(new Dictionary<string, object>(StringComparer.Ordinal) { ["channel"] = "pigeon" })[0].IsRare || model.Explain(new Dictionary<string, object>(StringComparer.Ordinal) { ["channel"] = "pigeon" })[1].IsRare, Is.True);
    }
}
