using System.Runtime.InteropServices;
using Crm.Opportunities.Domain;

namespace Crm.Opportunities.Suggestions;

/// <summary>Learns of one kind of thing what is bought together: first counts the things, then the pairs of those that are frequent.</summary>
internal sealed class Associations(SuggestionKind kind)
{
    /// <summary>Of more frequent things the most frequent: their pairs take 32 MB.</summary>
    private const int MostItems = 4000;

    /// <summary>So many of what goes with a thing are kept.</summary>
    private const int MostThen = 30;

    /// <summary>What goes with everything goes with nothing in particular.</summary>
    private const double LeastLift = 1.1;

    private readonly Dictionary<string, Thing> things = new(StringComparer.Ordinal);
    private readonly SortedSet<int> ofCustomer = [];
    private Thing[] frequent = [];
    private PairCounts together = new(0);
    private PairCounts customers = new(0);
    private Guid? customer;

    /// <summary>In the first pass: counts what is in a basket.</summary>
    /// <param name="basket">Each thing once, by its key, with its name.</param>
    public void Count(IReadOnlyDictionary<string, string> basket)
    {
        foreach (var (key, name) in basket)
        {
            if (!things.TryGetValue(key, out var thing))
            {
                things[key] = thing = new Thing(key, name);
            }

            thing.Orders++;
        }
    }

    /// <summary>Between the passes: only what is in so many baskets goes on.</summary>
    public void Choose(int minOrders)
    {
        frequent = [.. things.Values.Where(t => t.Orders >= minOrders).OrderByDescending(t => t.Orders).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostItems)];
        for (var i = 0; i < frequent.Length; i++)
        {
            frequent[i].Number = i;
        }

        (together, customers) = (new PairCounts(frequent.Length), new PairCounts(frequent.Length));
    }

    /// <summary>In the second pass, which brings the baskets of one customer after each other: counts the pairs.</summary>
    public void Pair(Guid? buyer, IReadOnlyDictionary<string, string> basket)
    {
        if (buyer != customer)
        {
            EndCustomer();
            customer = buyer;
        }

        var numbers = basket.Keys.Select(k => things.GetValueOrDefault(k)?.Number ?? -1).Where(n => n >= 0).Order().ToList();
        together.Add(numbers);
        if (buyer is not null)
        {
            ofCustomer.UnionWith(numbers);
        }
    }

    /// <summary>After both passes: what goes with what, the surest first of each.</summary>
    public IEnumerable<SuggestionRule> Rules(Guid modelId, int orders, int minOrders)
    {
        EndCustomer();
        foreach (var item in frequent)
        {
            var then = frequent.Where(t => t != item && together[item.Number, t.Number] >= minOrders)
                .Select(t => Rule(modelId, item, t)).Where(r => Measures.Of(r, orders).Lift >= LeastLift)
                .OrderByDescending(r => r.Together).ThenByDescending(r => Measures.Of(r, orders).Lift).ThenBy(r => r.ThenKey, StringComparer.Ordinal).Take(MostThen);
            foreach (var rule in then)
            {
                yield return rule;
            }
        }
    }

    private SuggestionRule Rule(Guid modelId, Thing item, Thing then) => new()
    {
        ModelId = modelId, Kind = kind, ItemKey = item.Key, ItemName = item.Name, ThenKey = then.Key, ThenName = then.Name, ItemOrders = item.Orders, ThenOrders = then.Orders,
        Together = together[item.Number, then.Number], Customers = customers[item.Number, then.Number],
    };

    private void EndCustomer()
    {
        customers.Add([.. ofCustomer]);
        ofCustomer.Clear();
    }

    private sealed class Thing(string key, string name)
    {
        public string Key { get; } = key;
        public string Name { get; } = name;
        public int Orders { get; set; }
        public int Number { get; set; } = -1;
    }
}

/// <summary>What a rule says in numbers.</summary>
/// <param name="Support">Of all orders, the share with both.</param>
/// <param name="Confidence">Of the orders with the one, the share with the other too.</param>
/// <param name="Lift">How many times more often than if the two had nothing to do with each other.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Measures(double Support, double Confidence, double Lift)
{
    public static Measures Of(SuggestionRule rule, int orders)
    {
        var confidence = (double)rule.Together / rule.ItemOrders;
        return new Measures((double)rule.Together / orders, confidence, confidence * orders / rule.ThenOrders);
    }
}
