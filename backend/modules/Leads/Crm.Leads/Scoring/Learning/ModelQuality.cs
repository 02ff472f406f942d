namespace Crm.Leads.Scoring.Learning;

/// <summary>One of ten groups of equal size, by falling chance.</summary>
/// <param name="Predicted">The mean chance that was foretold.</param>
/// <param name="Actual">The share that turned out well.</param>
/// <param name="Captured">Which share of all that turned out well is in this group and those before it.</param>
internal sealed record Decile(int Count, double Predicted, double Actual, double Captured);

/// <summary>How well chances foretold outcomes, on rows that were left out when they were learned.</summary>
internal sealed class ModelQuality
{
    public required double Ridge { get; init; }

    /// <summary>The probability that of one that turned out well and one that did not, the first had the higher chance; 0.5 is a coin.</summary>
    public required double Auc { get; init; }

    /// <summary>Mean of −ln of the chance of what happened; less is better.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The log-loss of whoever says the mean of all for each.</summary>
    public required double LogLossOfMean { get; init; }

    /// <summary>How many times the mean the tenth with the highest chances turned out well.</summary>
    public required double TopDecileLift { get; init; }
    public required IReadOnlyList<Decile> Deciles { get; init; }

    public static ModelQuality Of(IReadOnlyList<double> chances, IReadOnlyList<bool> outcomes, double ridge)
    {
        var share = outcomes.Count(o => o) / (double)outcomes.Count;
        var deciles = DecilesOf(chances, outcomes);
        return new ModelQuality
        {
            Ridge = ridge,
            Auc = AucOf(chances, outcomes),
            LogLoss = LogLossOf(chances, outcomes),
            LogLossOfMean = LogLossOf([.. chances.Select(_ => share)], outcomes),
            TopDecileLift = share > 0 ? deciles[0].Actual / share : 0,
            Deciles = deciles,
        };
    }

    /// <summary>The area under the ROC curve as the Mann-Whitney statistic, ties counting half (Hanley and McNeil, Radiology 143, 1982).</summary>
    public static double AucOf(IReadOnlyList<double> chances, IReadOnlyList<bool> outcomes)
    {
        var order = Enumerable.Range(0, chances.Count).OrderBy(i => chances[i]).ToArray();
        var (ranks, good) = (0.0, 0L);
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && chances[order[end]].Equals(chances[order[start]]))
            {
                end++;
            }

            var goodHere = order[start..end].Count(i => outcomes[i]);
            good += goodHere;
            ranks += goodHere * (start + end + 1) / 2.0;
            start = end;
        }

        var bad = order.Length - good;
        return good == 0 || bad == 0 ? 0.5 : (ranks - (good * (good + 1) / 2.0)) / ((double)good * bad);
    }

    public static double LogLossOf(IReadOnlyList<double> chances, IReadOnlyList<bool> outcomes) =>
        chances.Select((p, i) => -Math.Log(Math.Clamp(outcomes[i] ? p : 1 - p, 1e-15, 1))).Average();

    private static List<Decile> DecilesOf(IReadOnlyList<double> chances, IReadOnlyList<bool> outcomes)
    {
        var order = Enumerable.Range(0, chances.Count).OrderByDescending(i => chances[i]).ToArray();
        var all = Math.Max(1, outcomes.Count(o => o));
        var deciles = new List<Decile>();
        var captured = 0;
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var group = order[(int)((long)order.Length * tenth / 10)..(int)((long)order.Length * (tenth + 1) / 10)];
            var good = group.Count(i => outcomes[i]);
            captured += good;
            var size = Math.Max(1, group.Length);
            deciles.Add(new Decile(group.Length, group.Sum(i => chances[i]) / size, good / (double)size, captured / (double)all));
        }

        return deciles;
    }
}
