namespace Crm.Leads.Scoring.Learning;

/// <summary>How far the value of one feature lifts or lowers the log-odds against the mean of all rows it was learned from.</summary>
internal sealed record Contribution(string Feature, object? Value, double Effect, bool IsRare);

/// <summary>What was learned from rows with known outcomes: the chance of a new row, and what speaks for and against it.</summary>
internal sealed class ChanceModel
{
    /// <summary>Half of the rows' worth of nothing up to strong restraint: what predicts best on rows that were left out is taken.</summary>
    private static readonly double[] Ridges = [1, 5, 25];

    private const int Folds = 5;

    /// <summary>Knuth's multiplier, which scatters rows that came together over the folds: the same rows give the same model.</summary>
    private const uint Scatter = 2_654_435_761;

    public required IReadOnlyList<FeatureCoding> Features { get; init; }
    public required double[] Weights { get; init; }

    /// <summary>What each feature contributes on average.</summary>
    public required double[] Averages { get; init; }

    /// <summary>How far each feature usually moves the log-odds: the root of the mean square of its effects.</summary>
    public required double[] Spread { get; init; }

    /// <summary>Learns from rows, each the values of its features; the quality is that on rows that were left out (five folds).</summary>
    public static (ChanceModel Model, ModelQuality Quality) Learn(IReadOnlyList<IReadOnlyDictionary<string, object>> rows, IReadOnlyList<bool> outcomes, CancellationToken ct)
    {
        var features = CodingOf(rows);
        var columns = features.Sum(f => f.Columns);
        var coded = rows.Select(r => Code(features, r)).ToList();
        var known = outcomes.Select(o => o ? 1.0 : 0.0).ToList();
        var folds = FoldsOf(outcomes);
        var (ridge, chances) = Ridges.Select(r => (Ridge: r, Chances: LeftOut(coded, known, folds, columns, r, ct))).MinBy(t => ModelQuality.LogLossOf(t.Chances, outcomes));
        var weights = LogisticRegression.Fit(coded, known, columns, ridge, ct);
        var effects = features.ConvertAll(f => rows.Select(r => Effect(f, r.GetValueOrDefault(f.Name), weights)).ToList());
        double[] averages = [.. effects.Select(e => e.Average())];
        double[] spread = [.. effects.Select((e, i) => Math.Sqrt(e.Average(v => (v - averages[i]) * (v - averages[i]))))];
        return (new ChanceModel { Features = features, Weights = weights, Averages = averages, Spread = spread }, ModelQuality.Of(chances, outcomes, ridge));
    }

    /// <summary>Between 0 and 1.</summary>
    public double Chance(IReadOnlyDictionary<string, object> values) => LogisticRegression.Chance(Code(Features, values), Weights);

    /// <summary>What speaks for and against it, the strongest first. A feature that nobody has given a value counts as missing.</summary>
    public IReadOnlyList<Contribution> Explain(IReadOnlyDictionary<string, object> values) =>
    [
        .. Features.Select((f, i) =>
        {
            var value = values.GetValueOrDefault(f.Name);
            return new Contribution(f.Name, value, Effect(f, value, Weights) - Averages[i], value is string level && !f.IsNumber && f.IsRare(level));
        }).OrderByDescending(c => Math.Abs(c.Effect)),
    ];

    private static double Effect(FeatureCoding feature, object? value, double[] weights)
    {
        var row = new List<Entry>();
        feature.Code(value, row);
        return row.Sum(e => weights[e.Column] * e.Value);
    }

    private static List<FeatureCoding> CodingOf(IReadOnlyList<IReadOnlyDictionary<string, object>> rows)
    {
        var features = rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => FeatureCoding.Of(name, [.. rows.Select(r => r.GetValueOrDefault(name))])).OfType<FeatureCoding>().ToList();
        var first = 0;
        foreach (var feature in features)
        {
            feature.First = first;
            first += feature.Columns;
        }

        return features;
    }

    private static Entry[] Code(IReadOnlyList<FeatureCoding> features, IReadOnlyDictionary<string, object> values)
    {
        var row = new List<Entry>(features.Count * 2);
        foreach (var feature in features)
        {
            feature.Code(values.GetValueOrDefault(feature.Name), row);
        }

        return [.. row];
    }

    // Each fold has its share of both outcomes.
    private static int[] FoldsOf(IReadOnlyList<bool> outcomes)
    {
        var folds = new int[outcomes.Count];
        foreach (var alike in Enumerable.Range(0, outcomes.Count).GroupBy(i => outcomes[i]))
        {
            foreach (var (place, row) in alike.OrderBy(i => unchecked((uint)i * Scatter)).Index())
            {
                folds[row] = place % Folds;
            }
        }

        return folds;
    }

    private static double[] LeftOut(List<Entry[]> rows, List<double> outcomes, int[] folds, int columns, double ridge, CancellationToken ct)
    {
        var chances = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold).ToList();
            var weights = LogisticRegression.Fit(learned.ConvertAll(i => rows[i]), learned.ConvertAll(i => outcomes[i]), columns, ridge, ct);
            for (var i = 0; i < rows.Count; i++)
            {
                chances[i] = folds[i] == fold ? LogisticRegression.Chance(rows[i], weights) : chances[i];
            }
        }

        return chances;
    }
}
