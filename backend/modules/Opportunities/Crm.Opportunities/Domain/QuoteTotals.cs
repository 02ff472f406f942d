using Crm.Opportunities.Records;

namespace Crm.Opportunities.Domain;

/// <summary>What one line of a quote comes to, in minor units.</summary>
internal sealed record LineTotal(long Net, long Tax);

/// <summary>The tax of one rate, in minor units.</summary>
internal sealed record RateTotal(decimal Rate, long Net, long Tax);

/// <summary>
/// What a quote comes to, in minor units. A line's net is quantity times price less its discount, rounded to the smallest unit of the currency; its tax is that
/// net times its rate, rounded the same. Totals are sums of rounded lines, so that what is printed adds up. Optional lines that the customer has not taken stand apart.
/// </summary>
internal sealed record QuoteTotals(IReadOnlyList<LineTotal> Lines, long Net, long Tax, IReadOnlyList<RateTotal> Rates, long OptionalTotal)
{
    public long Total => Net + Tax;

    public static QuoteTotals Of(IReadOnlyList<QuoteLine> lines, string currency)
    {
        var totals = lines.Select(l => Line(l, currency)).ToList();
        var firm = lines.Zip(totals).Where(l => !l.First.IsLeftOut).ToList();
        return new QuoteTotals(
            totals, firm.Sum(l => l.Second.Net), firm.Sum(l => l.Second.Tax),
            [.. firm.GroupBy(l => l.First.TaxRate).OrderBy(g => g.Key).Select(g => new RateTotal(g.Key, g.Sum(l => l.Second.Net), g.Sum(l => l.Second.Tax)))],
            lines.Zip(totals).Where(l => l.First.IsLeftOut).Sum(l => l.Second.Net + l.Second.Tax));
    }

    /// <summary>The price of one after the discount, to six decimals: by this, quotes are compared.</summary>
    public static decimal NetPrice(decimal unitPrice, decimal discount) => decimal.Round(unitPrice * (100 - discount) / 100, 6, MidpointRounding.AwayFromZero);

    private static LineTotal Line(QuoteLine line, string currency)
    {
        var net = Exact.Minor(line.Quantity * line.UnitPrice * (100 - line.Discount) / 100, currency);
        return new LineTotal(net, Exact.Minor(Exact.Amount(net, currency) * line.TaxRate / 100, currency));
    }
}
