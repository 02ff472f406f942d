using Crm.Opportunities.Domain;
using Crm.Opportunities.Suggestions;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>What is bought together, against counting by hand and against counting the plain way.</summary>
[Category("S33")]
public sealed class AssociationsTests
{
    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F"];

    [Test]
    public void Rules_OfTenOrders_SayWhatTheySay()
    {
        // Ten orders: bread in 5, butter in 4, both in 4; milk in 6, as often with bread as without.
        var (ana, ben) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var rules = Learn(
            3, (ana, ["bread", "butter", "milk"]), (ana, ["bread", "butter", "milk"]), (ana, ["bread", "butter", "milk"]), (ben, ["bread", "butter"]), (ben, ["bread"]), (ben, ["milk"]), (ben, ["milk"]), (null, ["milk"]),
            (null, ["egg"]), (null, ["egg"]));

        var rule = rules.Single(r => r.ItemKey == "bread" && r.ThenKey == "butter");
        var measures = Measures.Of(rule, 10);
        Assert.That((rule.Together, rule.ItemOrders, rule.ThenOrders, rule.Customers), Is.EqualTo((4, 5, 4, 2)));
        Assert.That((measures.Support, measures.Confidence, measures.Lift), Is.EqualTo((0.4, 0.8, 2.0)));
        Assert.That(rules.Exists(r => r.ItemKey == "milk" && r.ThenKey == "bread"), Is.False, "no more often than by chance");
        Assert.That(rules.Exists(r => r.ItemKey == "egg"), Is.False, "too seldom");
    }

    [Test]
    public void Rules_OfAnyOrders_CountAsThePlainWayDoes()
    {
        var baskets = Gen.SubListOf(Letters).Select(b => b.Distinct(StringComparer.Ordinal).ToArray()).ListOf(30).Select(b => b.ToList());
        Check.QuickThrowOnFailure(Prop.ForAll(baskets.ToArbitrary(), orders =>
            Learn(2, [.. orders.Select(o => ((Guid?)null, o))]).TrueForAll(r => r.Together == orders.Count(o => o.Contains(r.ItemKey) && o.Contains(r.ThenKey))
                && r.ItemOrders == orders.Count(o => o.Contains(r.ItemKey)) && Measures.Of(r, orders.Count).Lift >= 1.1)));
    }

    private static List<SuggestionRule> Learn(int minOrders, params (Guid? Customer, string[] Items)[] baskets)
    {
        var learned = new Associations(SuggestionKind.Product);
        var read = baskets.Select(b => (b.Customer, Items: b.Items.ToDictionary(i => i, i => i, StringComparer.Ordinal))).ToList();
        read.ForEach(b => learned.Count(b.Items));
        learned.Choose(minOrders);
        read.ForEach(b => learned.Pair(b.Customer, b.Items));
        return [.. learned.Rules(Guid.Empty, baskets.Length, minOrders)];
    }
}
