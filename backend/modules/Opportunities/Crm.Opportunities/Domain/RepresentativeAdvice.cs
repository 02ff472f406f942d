namespace Crm.Opportunities.Domain;

/// <summary>What is known of somebody who could take a deal.</summary>
/// <param name="Won">Similar deals that were won, each by how similar it is: at most 1.</param>
/// <param name="Lost">The same of those that were lost.</param>
/// <param name="Touches">How often they were in touch with the customer in the last twelve months.</param>
/// <param name="People">How many people of the customer are theirs.</param>
/// <param name="SpeaksLanguage">Null where nobody has said which languages they speak, or which the customer does.</param>
/// <param name="OpenDeals">What they work on now.</param>
/// <param name="Skills">Those that the deal asks for and they have.</param>
internal sealed record Candidate(Guid Id, double Won, double Lost, int Touches, int People, bool? SpeaksLanguage, int OpenDeals, IReadOnlyList<string> Skills);

/// <summary>What speaks for somebody, each part between 0 and 1, and together between 0 and 100.</summary>
internal sealed record Advice(Candidate Candidate, double WinRate, double Score, IReadOnlyDictionary<AdvicePart, double> Parts)
{
    /// <summary>By which parts somebody stands behind another, the weightiest first: why they are not it.</summary>
    public IReadOnlyList<(AdvicePart Part, double Points)> Behind(Advice other) =>
    [
        .. RepresentativeAdvice.Weights.Select(w => (Part: w.Key, Points: (other.Parts[w.Key] - Parts[w.Key]) * w.Value)).Where(p => p.Points > 0.5).OrderByDescending(p => p.Points),
    ];
}

/// <summary>What counts.</summary>
internal enum AdvicePart
{
    WinRate,
    Relation,
    Language,
    Load,
    Skills,
}

/// <summary>
/// Ranks who could take a deal. The win rate of each is shrunk towards that of all (empirical Bayes): with wins w of n similar deals it is (w + k m) / (n + k), where m is the share that all
/// won and k the strength of the prior, by the moments of the beta-binomial (Kleinman, JASA 68, 1973): who sold little is thought average, not perfect. The weights are a judgement: half
/// for winning, a fifth for the relation, a tenth each for language, load and skills.
/// </summary>
internal static class RepresentativeAdvice
{
    /// <summary>Points of a hundred.</summary>
    public static readonly IReadOnlyDictionary<AdvicePart, double> Weights = new Dictionary<AdvicePart, double>
    {
        [AdvicePart.WinRate] = 50, [AdvicePart.Relation] = 20, [AdvicePart.Language] = 10, [AdvicePart.Load] = 10, [AdvicePart.Skills] = 10,
    };

    private const double MinStrength = 2;
    private const double MaxStrength = 200;

    /// <summary>Where nobody has sold anything similar yet.</summary>
    private const double NobodyKnows = 0.5;

    /// <summary>So many touches, a person counted as three, make half of a perfect relation.</summary>
    private const double HalfRelation = 6;

    private const double PersonAsTouches = 3;

    /// <summary>Best first; who is level goes by who has less to do.</summary>
    public static IReadOnlyList<Advice> Rank(IReadOnlyCollection<Candidate> candidates, int skillsAsked)
    {
        var (mean, strength) = Prior([.. candidates.Select(c => (c.Won, c.Won + c.Lost))]);
        var rates = candidates.ToDictionary(c => c.Id, c => Shrunk(c.Won, c.Won + c.Lost, mean, strength));
        var best = rates.Values.DefaultIfEmpty(1).Max();
        var load = Median([.. candidates.Select(c => c.OpenDeals)]);
        return
        [
            .. candidates.Select(c =>
            {
                var parts = new Dictionary<AdvicePart, double>
                {
                    [AdvicePart.WinRate] = best == 0 ? 0 : rates[c.Id] / best,
                    [AdvicePart.Relation] = Saturating(c.Touches + (PersonAsTouches * c.People), HalfRelation),
                    [AdvicePart.Language] = c.SpeaksLanguage switch { true => 1, null => 0.5, false => 0 },
                    [AdvicePart.Load] = 1 - Saturating(c.OpenDeals, Math.Max(load, 1)),
                    [AdvicePart.Skills] = skillsAsked == 0 ? 0.5 : Math.Min(1, (double)c.Skills.Count / skillsAsked),
                };
                return new Advice(c, rates[c.Id], parts.Sum(p => p.Value * Weights[p.Key]), parts);
            }).OrderByDescending(a => a.Score).ThenBy(a => a.Candidate.OpenDeals).ThenBy(a => a.Candidate.Id),
        ];
    }

    /// <summary>The share that all won, and how many deals that opinion weighs.</summary>
    public static (double Mean, double Strength) Prior(IReadOnlyCollection<(double Won, double Of)> record)
    {
        var known = record.Where(r => r.Of > 0).ToList();
        var total = known.Sum(r => r.Of);
        if (total == 0)
        {
            return (NobodyKnows, MinStrength);
        }

        var mean = known.Sum(r => r.Won) / total;
        var room = mean * (1 - mean);
        var spread = total - (known.Sum(r => r.Of * r.Of) / total) - (known.Count - 1);
        if (room <= 0 || known.Count < 2 || spread <= 0)
        {
            return (mean, known.Count < 2 ? MinStrength : MaxStrength);
        }

        var between = known.Sum(r => r.Of * Math.Pow((r.Won / r.Of) - mean, 2));
        var likeness = Math.Clamp((between - (room * (known.Count - 1))) / (room * spread), 0, 1);
        return (mean, likeness == 0 ? MaxStrength : Math.Clamp((1 - likeness) / likeness, MinStrength, MaxStrength));
    }

    public static double Shrunk(double won, double of, double mean, double strength) => (won + (strength * mean)) / (of + strength);

    /// <summary>Grows from 0 towards 1, and is a half at the given value.</summary>
    private static double Saturating(double value, double half) => value / (value + half);

    private static double Median(List<int> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}
