using Crm.Opportunities.Domain;
using Crm.Platform.Records;

namespace Crm.Opportunities.Features.Forecasts;

/// <summary>Writes the lines of a forecast.</summary>
internal sealed class ForecastLines(string currency, ForecastTree tree, IReadOnlyDictionary<Guid, ForecastAdjustment> adjustments, Labels names)
{
    public ForecastLine Total(Guid? owner) => Line(
        owner?.ToString(), owner is { } person ? names.Of("user", person) : null, tree.Total, tree.CallOfAll(), tree.QuotaOfAll(), owner is { } id ? adjustments.GetValueOrDefault(id) : null);

    public IReadOnlyList<ForecastLine> Owners(IEnumerable<Guid?> owners) =>
    [
        .. owners.Distinct().Select(id => Line(id?.ToString(), names.Of("user", id), tree.OfUser(id), tree.CallOfUser(id), id is { } user ? tree.QuotaOfUser(user) : null, Adjusted(id)))
            .OrderByDescending(l => l.Call).ThenByDescending(l => l.Pipeline).ThenBy(l => l.Label, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Key, StringComparer.Ordinal),
    ];

    /// <summary>Teams of which there is nothing to say are left out.</summary>
    public IReadOnlyList<ForecastLine> Teams()
    {
        var lines = new List<ForecastLine>();
        foreach (var root in InOrder(tree.Roots))
        {
            Descend(root, lines);
        }

        if (tree.OfTeam(null) is { } loose && (loose.Deals > 0 || loose.Omitted > 0 || loose.Lost > 0))
        {
            lines.Add(Line(null, null, loose, loose.Said, quota: null, adjustment: null));
        }

        return lines;
    }

    public IReadOnlyList<ForecastLine> Months(ForecastPeriod period, IReadOnlyCollection<ForecastSum> sums) =>
    [
        .. Enumerable.Range(period.First, period.Months).Select(month =>
        {
            var totals = Add(sums.Where(s => s.Period == month));
            var key = new ForecastPeriod(month, 1).ToString();
            return Line(key, key, totals, totals.Said, quota: null, adjustment: null);
        }),
    ];

    public IReadOnlyList<ForecastLine> Families(IReadOnlyCollection<ForecastSum> sums, IReadOnlyDictionary<Guid, string> families) =>
    [
        .. sums.GroupBy(s => s.ProductId is { } product ? families.GetValueOrDefault(product) : null, StringComparer.Ordinal).Select(g => (g.Key, Totals: Add(g)))
            .OrderByDescending(g => g.Totals.Said).ThenByDescending(g => g.Totals.Open).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Line(g.Key, g.Key, g.Totals, g.Totals.Said, quota: null, adjustment: null)),
    ];

    private void Descend(Guid team, List<ForecastLine> lines)
    {
        var totals = tree.OfTeam(team);
        var quota = tree.QuotaOf(team);
        var adjustment = Adjusted(team);
        if (totals.Deals > 0 || totals.Omitted > 0 || totals.Lost > 0 || quota is not null || adjustment is not null)
        {
            lines.Add(Line(team.ToString(), names.Of("team", team), totals, tree.CallOf(team), quota, adjustment, tree.ParentOf(team)?.ToString()));
        }

        foreach (var below in InOrder(tree.Below(team)))
        {
            Descend(below, lines);
        }
    }

    private IEnumerable<Guid> InOrder(IEnumerable<Guid> teams) => teams.OrderBy(t => names.Of("team", t), StringComparer.OrdinalIgnoreCase).ThenBy(t => t);

    private ForecastAdjustment? Adjusted(Guid? subject) => subject is { } id ? adjustments.GetValueOrDefault(id) : null;

    private ForecastLine Line(string? key, string? label, ForecastTotals totals, long call, long? quota, ForecastAdjustment? adjustment, string? parent = null) => new()
    {
        Key = key,
        Label = label,
        ParentKey = parent,
        Deals = totals.Deals,
        Pipeline = Amount(totals.Pipeline),
        BestCase = Amount(totals.BestCase),
        Commit = Amount(totals.Commit),
        Closed = Amount(totals.Closed),
        Omitted = Amount(totals.Omitted),
        Lost = Amount(totals.Lost),
        Weighted = Amount(totals.Weighted),
        Said = Amount(totals.Said),
        Call = Amount(call),
        Adjustment = adjustment is null ? null : new AdjustmentView(adjustment.Minor is { } minor ? Amount(minor) : null, adjustment.Reason, adjustment.At, adjustment.ById, names.Of("user", adjustment.ById)),
        Quota = quota is { } wanted ? Amount(wanted) : null,
        Attainment = quota is > 0 ? (double)totals.Closed / quota : null,
    };

    private decimal Amount(long minor) => Exact.Amount(minor, currency);

    private static ForecastTotals Add(IEnumerable<ForecastSum> sums)
    {
        var totals = new ForecastTotals();
        foreach (var sum in sums)
        {
            totals.Add(sum);
        }

        return totals;
    }
}
