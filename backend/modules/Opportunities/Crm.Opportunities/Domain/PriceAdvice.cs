namespace Crm.Opportunities.Domain;

/// <summary>What is known when somebody asks which price to give; all of one, after discounts, in one currency.</summary>
/// <param name="Regular">What the customer's price books or the catalogue say.</param>
/// <param name="LastPaid">What the customer paid last for it within twelve months.</param>
/// <param name="Peers">What similar customers pay; null where fewer than five are known.</param>
/// <param name="Floor">Below this nobody sells without asking; the cost where there is none.</param>
internal sealed record AdviceFacts(decimal? Regular, decimal? LastPaid, PeerBand? Peers, decimal? Floor);

/// <summary>What similar customers pay: a quarter pay less than the first, half less than the median, a quarter more than the last.</summary>
internal sealed record PeerBand(decimal P25, decimal Median, decimal P75, int Customers)
{
    public const int Fewest = 5;

    /// <summary>Quartiles by linear interpolation between the nearest two (the R-7 rule of Hyndman and Fan, 1996); null of fewer than five.</summary>
    public static PeerBand? Of(IReadOnlyCollection<decimal> prices)
    {
        if (prices.Count < Fewest)
        {
            return null;
        }

        var sorted = prices.Order().ToList();
        return new PeerBand(Quantile(sorted, 0.25m), Quantile(sorted, 0.5m), Quantile(sorted, 0.75m), sorted.Count);
    }

    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 >= sorted.Count ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}

/// <summary>Why a price is recommended; a step with the price that it came to.</summary>
/// <param name="Code">lastPaid, peersMedian, regular (where it begins); downToPeers, upToPeers, notAboveRegular, notBelowFloor (how it goes on).</param>
internal sealed record AdviceReason(string Code, decimal Price);

/// <summary>
/// The price that keeps a customer without giving more away than it takes. Buyers judge a price against what they paid before and what others pay
/// (Kalyanaram and Winer, Empirical Generalizations from Reference Price Research, Marketing Science 14, 1995), so: begin with what the customer paid
/// last, else with the median of similar customers, else with the regular price; come down to the upper quartile of the others where it is above that, and
/// up to their lower quartile where it is below, by five per cent at most; never above the regular price, never below the floor.
/// </summary>
internal static class PriceAdvice
{
    /// <summary>A rise that a customer hardly takes for one.</summary>
    private const decimal MostRise = 1.05m;

    /// <returns>Null where nothing is known to begin with.</returns>
    public static (decimal Price, IReadOnlyList<AdviceReason> Reasons)? Of(AdviceFacts facts, Func<decimal, decimal> round)
    {
        var begin = facts.LastPaid is { } paid ? ("lastPaid", paid) : facts.Peers is { } known ? ("peersMedian", known.Median) : facts.Regular is { } regular ? ("regular", regular) : ((string, decimal)?)null;
        if (begin is not var (code, price))
        {
            return null;
        }

        var reasons = new List<AdviceReason> { new(code, round(price)) };
        void Step(string reason, decimal next)
        {
            price = next;
            reasons.Add(new AdviceReason(reason, round(next)));
        }

        if (facts.Peers is { } peers && code == "lastPaid")
        {
            if (price > peers.P75)
            {
                Step("downToPeers", peers.P75);
            }
            else if (price < peers.P25)
            {
                Step("upToPeers", Math.Min(peers.P25, price * MostRise));
            }
        }

        if (price > facts.Regular)
        {
            Step("notAboveRegular", facts.Regular.Value);
        }

        if (price < facts.Floor)
        {
            Step("notBelowFloor", facts.Floor.Value);
        }

        return (round(price), reasons);
    }
}
