using System.Text.Json;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Prices;
using Crm.Opportunities.Records;

namespace Crm.Opportunities.Quotes;

/// <summary>Keeps combinations of options that exclude or need each other out of quotes.</summary>
internal sealed class QuoteOptions(PriceReader reader)
{
    private const int MostNamed = 50;

    /// <summary>What is wrong with the options of these lines, in words: the product, the group, and what may stand in it.</summary>
    public async Task<IReadOnlyList<NamedProblem>> Look(IReadOnlyList<QuoteLine> lines, CancellationToken ct)
    {
        var products = await reader.Products(lines.Select(l => l.ProductId).OfType<Guid>(), ct);
        var problems = OptionRules.Check(lines, products);
        if (problems.Count == 0)
        {
            return [];
        }

        var names = await reader.Products(problems.SelectMany(p => p.Options).Take(MostNamed), ct);
        return [.. problems.Select(p => new NamedProblem(
            p.ProductId, products[p.ProductId].Name ?? "", p.Group, JsonNamingPolicy.CamelCase.ConvertName(p.Rule.ToString()), [.. p.Options.Where(names.ContainsKey).Select(o => new NamedOption(o, names[o].Name ?? ""))]))];
    }

    /// <summary>Refuses lines whose options do not go together.</summary>
    public async Task Check(IReadOnlyList<QuoteLine> lines, CancellationToken ct)
    {
        var problems = await Look(lines, ct);
        if (problems.Count > 0)
        {
            throw new InvalidInputException("lines", string.Join(' ', problems.Select(p => p.ToString())), "option_rules")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["problems"] = problems },
            };
        }
    }
}

/// <summary>A group of options that a quote does not keep, with names.</summary>
/// <param name="Rule">exactlyOne, atMostOne, atLeastOne or none.</param>
internal sealed record NamedProblem(Guid ProductId, string Product, string Group, string Rule, IReadOnlyList<NamedOption> Options)
{
    public override string ToString()
    {
        var options = string.Join(", ", Options.Select(o => o.Name));
        return Rule switch
        {
            "exactlyOne" => $"{Product} needs exactly one of: {options}.",
            "atMostOne" => $"{Product} takes one at most of: {options}.",
            "atLeastOne" => $"{Product} needs one of: {options}.",
            _ => $"{Product} goes with none of: {options}.",
        };
    }
}

/// <summary>A product that may stand in a group.</summary>
internal sealed record NamedOption(Guid Id, string Name);
