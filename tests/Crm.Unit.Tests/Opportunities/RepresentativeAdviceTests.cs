using Crm.Opportunities.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>Who is thought to win a deal, and why not the next.</summary>
[Category("S27")]
public sealed class RepresentativeAdviceTests
{
    [Test]
    public void WinRate_OfOneLuckyDeal_IsNotPerfect()
    {
        var (veteran, lucky, weak) = (Of(won: 60, lost: 40), Of(won: 1, lost: 0), Of(won: 30, lost: 70));

        var ranked = RepresentativeAdvice.Rank([lucky, weak, veteran], skillsAsked: 0);

        Assert.That(ranked.Select(a => a.Candidate.Id), Is.EqualTo(new[] { veteran.Id, lucky.Id, weak.Id }));
        Assert.That(ranked[1].WinRate, Is.InRange(0.4, 0.6), "one deal says little: near to what all win");
        Assert.That(ranked[0].WinRate, Is.EqualTo(0.6).Within(0.02), "a hundred deals say much");
    }

    [Test]
    public void Prior_OfTwoRecords_IsTheMomentsOfTheBetaBinomial()
    {
        // By hand: mean 91/201; n = 100, 100, 1; S = 100 (0.6 - m)^2 + 100 (0.3 - m)^2 + (1 - m)^2; Kleinman's estimate of the likeness is (S - m (1 - m) 2) / (m (1 - m) (201 - 20001/201 - 2)).
        const double m = 91d / 201;
        var s = (100 * Math.Pow(0.6 - m, 2)) + (100 * Math.Pow(0.3 - m, 2)) + Math.Pow(1 - m, 2);
        var likeness = (s - (m * (1 - m) * 2)) / (m * (1 - m) * (201 - (20001d / 201) - 2));

        var (mean, strength) = RepresentativeAdvice.Prior([(60, 100), (30, 100), (1, 1)]);

        Assert.That((mean, strength), Is.EqualTo((m, (1 - likeness) / likeness)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-6));
        Assert.That(RepresentativeAdvice.Prior([]), Is.EqualTo((0.5, 2d)));
    }

    [Test]
    public void Behind_OfTheSecond_NamesWhatItLacks()
    {
        var near = Of(won: 10, lost: 10) with { Touches = 12, People = 2, SpeaksLanguage = true };
        var far = Of(won: 10, lost: 10) with { SpeaksLanguage = false };

        var ranked = RepresentativeAdvice.Rank([far, near], skillsAsked: 0);

        Assert.That(ranked[1].Behind(ranked[0]).Select(b => b.Part), Is.EqualTo(new[] { AdvicePart.Relation, AdvicePart.Language }));
        Assert.That(ranked[0].Behind(ranked[1]), Is.Empty);
    }

    [Test]
    public void Rank_OfMoreToDo_StandsBehindOtherwiseEqual()
    {
        var (busy, free) = (Of(5, 5) with { OpenDeals = 40 }, Of(5, 5) with { OpenDeals = 3 });

        Assert.That(RepresentativeAdvice.Rank([busy, free], 0)[0].Candidate.Id, Is.EqualTo(free.Id));
    }

    [Test]
    public void Shrunk_OfAnyRecord_LiesBetweenItsOwnRateAndThatOfAll() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 50), Gen.Choose(0, 50)).ListOf().ToArbitrary(), deals =>
        {
            var record = deals.Select(d => ((double)d.Item1, (double)(d.Item1 + d.Item2))).ToList();
            var (mean, strength) = RepresentativeAdvice.Prior(record);
            return strength is >= 2 and <= 200 && record.TrueForAll(r =>
            {
                var shrunk = RepresentativeAdvice.Shrunk(r.Item1, r.Item2, mean, strength);
                var own = r.Item2 == 0 ? mean : r.Item1 / r.Item2;
                return shrunk >= Math.Min(own, mean) - 1e-9 && shrunk <= Math.Max(own, mean) + 1e-9;
            });
        }));

    private static Candidate Of(double won, double lost) => new(Guid.CreateVersion7(), won, lost, 0, 0, null, 5, []);
}
