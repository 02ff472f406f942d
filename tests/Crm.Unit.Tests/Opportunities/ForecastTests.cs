using Crm.Opportunities.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>How forecasts are split into periods, added up the tree of teams, compared with earlier ones, and measured.</summary>
public sealed class ForecastTests
{
    private static readonly ForecastPeriod Quarter = ForecastPeriod.Parse("2026-Q4")!.Value;
    private static readonly Guid Me = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Other = Guid.Parse("22222222-2222-2222-2222-222222222222");

    private static readonly Gen<DealState?> States =
        from exists in Gen.Elements(true, true, true, false)
        from owner in Gen.Elements(Me, Other)
        from status in Gen.Elements(OpportunityStatus.Open, OpportunityStatus.Open, OpportunityStatus.Won, OpportunityStatus.Lost)
        from category in Gen.Elements(ForecastCategory.Pipeline, ForecastCategory.Commit, ForecastCategory.Omitted)
        from month in Gen.Elements(0, 202609, 202610, 202612, 202701)
        from amount in Gen.Choose(0, 5)
        select exists ? new DealState { OwnerId = owner, Status = status, Category = category, Period = month, Minor = amount, WeightedMinor = amount / 2 } : null;

    [TestCase("2026-Q4", 202610, 202612, "2026-12-31")]
    [TestCase("2026-02", 202602, 202602, "2026-02-28")]
    public void Period_AsItIsWritten_HasItsMonthsAndIsWrittenBack(string text, int first, int last, string end)
    {
        var period = ForecastPeriod.Parse(text)!.Value;

        Assert.That((period.First, period.Last, period.End, period.ToString()), Is.EqualTo((first, last, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), text)));
        Assert.That(ForecastPeriod.Of(period.End, period.Months), Is.EqualTo(period));
    }

    [TestCase("2026-Q5")]
    [TestCase("2026-13")]
    [TestCase("2026-1")]
    [TestCase("0000-01")]
    [TestCase("2026-+1")]
    [TestCase("")]
    public void Period_ThatIsNone_IsRefused(string text) => Assert.That(ForecastPeriod.Parse(text), Is.Null);

    [Test]
    public void Period_Back_CrossesTheYear() =>
        Assert.That((ForecastPeriod.Parse("2026-Q1")!.Value.Back(1).ToString(), ForecastPeriod.Parse("2026-01")!.Value.Back(13).ToString()), Is.EqualTo(("2025-Q4", "2024-12")));

    [Test]
    public void Moves_OfAnyDeals_AddUpToTheDifference() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Zip(States, States).ListOf().ToArbitrary(), deals =>
    {
        var teller = new ForecastMoves(Quarter, deal => deal.OwnerId == Me, deal => deal.Minor);
        var told = deals.Sum(d => teller.Of(d.Item1, d.Item2)?.Change ?? 0);
        return told == deals.Sum(d => Worth(d.Item2)) - deals.Sum(d => Worth(d.Item1));

        static long Worth(DealState? deal) =>
            deal is { Status: OpportunityStatus.Open, Category: not ForecastCategory.Omitted, Period: >= 202610 and <= 202612 } && deal.OwnerId == Me ? deal.Minor : 0;
    }));

    [TestCase(OpportunityStatus.Open, ForecastCategory.Commit, 202611, 150, ForecastMove.Grew, 50)]
    [TestCase(OpportunityStatus.Open, ForecastCategory.Commit, 202612, 60, ForecastMove.Shrank, -40)]
    [TestCase(OpportunityStatus.Open, ForecastCategory.Commit, 202701, 150, ForecastMove.Slipped, -100)]
    [TestCase(OpportunityStatus.Open, ForecastCategory.Commit, 0, 150, ForecastMove.Slipped, -100)]
    [TestCase(OpportunityStatus.Open, ForecastCategory.Commit, 202609, 100, ForecastMove.Left, -100)]
    [TestCase(OpportunityStatus.Open, ForecastCategory.Omitted, 202611, 100, ForecastMove.Left, -100)]
    [TestCase(OpportunityStatus.Won, ForecastCategory.Closed, 202610, 90, ForecastMove.Won, -100)]
    [TestCase(OpportunityStatus.Lost, ForecastCategory.Omitted, 202610, 90, ForecastMove.Lost, -100)]
    public void Move_OfADeal_IsNamedAfterWhatBecameOfIt(object status, object category, int month, int amount, object move, int change)
    {
        var before = new DealState { OwnerId = Me, Status = OpportunityStatus.Open, Category = ForecastCategory.Pipeline, Period = 202611, Minor = 100 };
        var after = new DealState { OwnerId = Me, Status = (OpportunityStatus)status, Category = (ForecastCategory)category, Period = month, Minor = amount };

        Assert.That(new ForecastMoves(Quarter, _ => true, d => d.Minor).Of(before, after), Is.EqualTo(((ForecastMove)move, (long)change)));
    }

    [Test]
    public void Tree_OfTeams_AddsUpAndTakesTheWordOfTheManagerForAllBelow()
    {
        var (company, north, south) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        ForecastSum[] sums =
        [
            new() { OwnerId = Me, TeamId = north, Status = OpportunityStatus.Won, Category = ForecastCategory.Closed, Deals = 1, Minor = 100, WeightedMinor = 100 },
            new() { OwnerId = Me, TeamId = north, Status = OpportunityStatus.Open, Category = ForecastCategory.Commit, Deals = 2, Minor = 50, WeightedMinor = 40 },
            new() { OwnerId = Other, TeamId = south, Status = OpportunityStatus.Open, Category = ForecastCategory.BestCase, Deals = 1, Minor = 30, WeightedMinor = 10 },
            new() { OwnerId = Other, TeamId = south, Status = OpportunityStatus.Open, Category = ForecastCategory.Omitted, Deals = 1, Minor = 7, WeightedMinor = 1 },
        ];
        var quotas = new Dictionary<Guid, long> { [Me] = 120, [Other] = 60, [south] = 80 };

        // The person in the north is believed less; of the south its manager speaks, and the person there is not asked.
        var adjustments = new Dictionary<Guid, long> { [Me] = 140, [Other] = 25, [south] = 20 };
        var tree = new ForecastTree([(company, null), (north, company), (south, company)], [new(Me, north), new(Other, south)], sums, quotas, adjustments);

        Assert.That((tree.OfTeam(company).Closed, tree.OfTeam(company).Commit, tree.OfTeam(company).BestCase, tree.OfTeam(company).Omitted, tree.OfTeam(company).Weighted), Is.EqualTo((100L, 50L, 30L, 7L, 150L)));
        Assert.That((tree.QuotaOf(north), tree.QuotaOf(south), tree.QuotaOf(company), tree.QuotaOfAll()), Is.EqualTo((120L, 80L, 200L, 200L)));
        Assert.That((tree.CallOf(north), tree.CallOf(south), tree.CallOf(company), tree.CallOfAll()), Is.EqualTo((140L, 20L, 160L, 160L)));
        Assert.That((tree.Total.Said, tree.CallOfUser(Other), tree.OfTeam(null).Deals), Is.EqualTo((150L, 25L, 0L)));
    }

    [Test]
    public void Tree_WhoseTeamsAreTiedIntoARing_StillAddsUp()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var tree = new ForecastTree([(a, b), (b, a)], [], [new ForecastSum { TeamId = a, Status = OpportunityStatus.Open, Deals = 1, Minor = 5 }], new Dictionary<Guid, long>(), new Dictionary<Guid, long>());

        Assert.That((tree.Total.Pipeline, tree.Roots.Count(), tree.CallOfAll()), Is.EqualTo((5L, 1, 0L)));
    }

    [Test]
    public void Accuracy_OfPastForecasts_WeighsErrorsByWhatCame()
    {
        // Made by hand: |90-100| + |50-20| over 120, and with signs -10 + 30.
        PastForecast[] past = [new(Me, "2026-Q1", 90, 0, 100), new(Me, "2026-Q2", 50, 0, 20)];

        var accuracy = ForecastAccuracy.Of(past, p => p.Commit);

        Assert.That(accuracy.Error, Is.EqualTo(40d / 120).Within(1e-12));
        Assert.That(accuracy.Bias, Is.EqualTo(20d / 120).Within(1e-12));
        Assert.That(ForecastAccuracy.Of([new(Me, "2026-Q1", 90, 0, 0)], p => p.Commit).Error, Is.Null);
    }
}
