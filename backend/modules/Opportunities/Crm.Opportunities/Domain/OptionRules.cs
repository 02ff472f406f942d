using Crm.Opportunities.Records;

namespace Crm.Opportunities.Domain;

/// <summary>A group of options that a quote does not keep.</summary>
/// <param name="ProductId">Whose options they are.</param>
/// <param name="Options">The products of the group.</param>
internal sealed record OptionProblem(Guid ProductId, string Group, OptionRule Rule, IReadOnlyList<Guid> Options);

/// <summary>Which options exclude or need each other: what a product asks for holds while it is among the lines that count.</summary>
internal static class OptionRules
{
    public static IReadOnlyList<OptionProblem> Check(IEnumerable<QuoteLine> lines, IReadOnlyDictionary<Guid, Product> products)
    {
        var taken = lines.Where(l => l is { ProductId: not null, IsLeftOut: false }).Select(l => l.ProductId!.Value).ToHashSet();
        return
        [
            .. from id in taken.Order()
               where products.ContainsKey(id)
               from grouped in products[id].Options.GroupBy(o => (o.Group, o.Rule))
               let options = grouped.Select(o => o.ProductId).Distinct().ToList()
               where IsBroken(grouped.Key.Rule, options.Count(taken.Contains))
               select new OptionProblem(id, grouped.Key.Group, grouped.Key.Rule, options),
        ];
    }

    private static bool IsBroken(OptionRule rule, int count) => rule switch
    {
        OptionRule.ExactlyOne => count != 1,
        OptionRule.AtMostOne => count > 1,
        OptionRule.AtLeastOne => count == 0,
        _ => count > 0,
    };
}
