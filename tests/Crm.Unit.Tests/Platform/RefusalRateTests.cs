using Crm.Kernel;
using Crm.Platform.Audit;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

/// <summary>However often somebody is refused, the log grows by two entries a minute and says how often it was.</summary>
public sealed class RefusalRateTests
{
    private static readonly Refused Mails = new(Guid.CreateVersion7(), ChangeSource.Browser, "ListMails", 403);

    [Test]
    public void IsFirst_AThousandTimesInAMinute_NotesOneAndCountsTheRest()
    {
        var clock = new Clock();
        var rate = new RefusalRate(clock);

        var noted = Enumerable.Range(0, 1000).Count(_ => rate.IsFirst(Mails));
        var other = rate.IsFirst(Mails with { Operation = "ListJobs" });
        Assert.That((noted, other, rate.Ended().Count), Is.EqualTo((1, true, 0)));

        clock.Now += RefusalRate.Window;
        Assert.That(rate.Ended().Select(e => (e.Refused, e.More)), Is.EqualTo(new[] { (Mails, 999) }), "one that came alone is noted already");
        Assert.That((rate.Ended().Count, rate.IsFirst(Mails)), Is.EqualTo((0, true)), "then it begins anew");
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
