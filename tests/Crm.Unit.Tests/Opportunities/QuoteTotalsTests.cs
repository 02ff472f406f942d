using Crm.Opportunities.Domain;
using Crm.Opportunities.Records;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>What quotes come to, to the smallest unit, against sums made by hand.</summary>
[Category("S22")]
public sealed class QuoteTotalsTests
{
    [Test]
    public void Totals_OfSeveralRates_AreSumsOfRoundedLines()
    {
        var totals = QuoteTotals.Of([new("A", 3, 9.99m, TaxRate: 21), new("B", 2.5m, 4.333333m, TaxRate: 10), new("C", 1, 100, Discount: 12.5m, TaxRate: 21), new("D", 1, 50, TaxRate: 21, Optional: true)], "EUR");

        // 29.97 + 10.83 + 87.50; taxes 6.29 (6.2937), 1.08 (1.083) and 18.38 (18.375, half away from zero).
        Assert.That((totals.Net, totals.Tax, totals.Total, totals.OptionalTotal), Is.EqualTo((12_830L, 2_575L, 15_405L, 6_050L)));
        Assert.That(totals.Rates.Select(r => (r.Rate, r.Net, r.Tax)), Is.EqualTo(new[] { (10m, 1_083L, 108L), (21m, 11_747L, 2_467L) }));
    }

    [TestCase("JPY", 333, 33)]
    [TestCase("EUR", 33_333, 3_333)]
    [TestCase("KWD", 333_330, 33_333)]
    public void Totals_FollowTheMinorUnitOfTheCurrency(string currency, long net, long tax)
    {
        var totals = QuoteTotals.Of([new("A", 1, 333.33m, TaxRate: 10)], currency);

        Assert.That((totals.Net, totals.Tax), Is.EqualTo((net, tax)));
    }

    [Test]
    public void Totals_OfWhatIsTakenBack_MirrorWhatWasGiven()
    {
        var given = QuoteTotals.Of([new("A", 1, 0.125m, TaxRate: 20)], "EUR");
        var taken = QuoteTotals.Of([new("A", -1, 0.125m, TaxRate: 20)], "EUR");

        Assert.That((taken.Net, taken.Tax), Is.EqualTo((-given.Net, -given.Tax)));
    }
}
