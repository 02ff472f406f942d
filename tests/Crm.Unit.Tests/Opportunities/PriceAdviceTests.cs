using Crm.Opportunities.Domain;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>The recommended price, step by step, against cases reckoned by hand.</summary>
[Category("S20")]
public sealed class PriceAdviceTests
{
    private static readonly PeerBand Peers = new(80, 90, 100, 7);

    // Regular, last paid, with peers, floor: the price and how it came about.
    [TestCase(110.0, 95.0, true, 70.0, 95.0, "lastPaid")]
    [TestCase(110.0, 105.0, true, 70.0, 100.0, "lastPaid downToPeers")]
    [TestCase(110.0, 78.0, true, 70.0, 80.0, "lastPaid upToPeers")]
    [TestCase(110.0, 60.0, true, 50.0, 63.0, "lastPaid upToPeers")]
    [TestCase(110.0, 60.0, true, 70.0, 70.0, "lastPaid upToPeers notBelowFloor")]
    [TestCase(85.0, 95.0, true, 70.0, 85.0, "lastPaid notAboveRegular")]
    [TestCase(110.0, null, true, 70.0, 90.0, "peersMedian")]
    [TestCase(110.0, null, false, 70.0, 110.0, "regular")]
    [TestCase(60.0, null, false, 70.0, 70.0, "regular notBelowFloor")]
    public void Advice_Of(double? regular, double? lastPaid, bool hasPeers, double? floor, double expected, string reasons)
    {
        var advice = PriceAdvice.Of(new AdviceFacts((decimal?)regular, (decimal?)lastPaid, hasPeers ? Peers : null, (decimal?)floor), p => decimal.Round(p, 2));

        Assert.That((advice!.Value.Price, string.Join(' ', advice.Value.Reasons.Select(r => r.Code))), Is.EqualTo(((decimal)expected, reasons)));
        Assert.That(advice.Value.Reasons[^1].Price, Is.EqualTo(advice.Value.Price));
    }

    [Test]
    public void Advice_WhereNothingIsKnown_IsNone() => Assert.That(PriceAdvice.Of(new AdviceFacts(null, null, null, 70), p => p), Is.Null);

    [Test]
    public void Band_OfFewerThanFive_IsNotSaid_AndElseInterpolates()
    {
        Assert.That(PeerBand.Of([1, 2, 3, 4]), Is.Null);
        Assert.That(PeerBand.Of([10, 40, 20, 30, 50, 70]), Is.EqualTo(new PeerBand(22.5m, 35, 47.5m, 6)));
    }
}
