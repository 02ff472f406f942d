using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class SignInAttemptsTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly SignInAttempts attempts = new("hash");

    [Test]
    public void Fail_FourTimes_LocksNothing()
    {
        var fresh = Failed(4, Start);

        Assert.That(fresh.IsLocked(Start), Is.False);
    }

    [Test]
    public void Fail_FiveTimes_LocksForFifteenMinutes()
    {
        var locked = Failed(5, Start);

        Assert.That(locked.IsLocked(Start.AddMinutes(15).AddTicks(-1)), Is.True);
        Assert.That(locked.IsLocked(Start.AddMinutes(15)), Is.False);
    }

    [TestCase(10, 30)]
    [TestCase(15, 60)]
    [TestCase(20, 120)]
    [TestCase(25, 240)]
    [TestCase(30, 240)]
    [TestCase(500, 240)]
    public void Fail_RoundAfterRound_LocksTwiceAsLongUpToFourHours(int failures, int minutes)
    {
        var locked = Failed(failures, Start);

        Assert.That(locked.LockedUntil, Is.EqualTo(Start.AddMinutes(minutes)));
    }

    [Test]
    public void Fail_ADayAfterTheLastFailure_CountsFromOne()
    {
        var forgotten = Failed(4, Start);

        forgotten.Fail(Start + SignInAttempts.Memory + TimeSpan.FromSeconds(1));

        Assert.That(forgotten.Failures, Is.EqualTo(1));
    }

    [Test]
    public void IsLocked_NeverFailed_IsFalse() => Assert.That(attempts.IsLocked(Start), Is.False);

    private static SignInAttempts Failed(int times, DateTime at)
    {
        var failed = new SignInAttempts("hash");
        for (var i = 0; i < times; i++)
        {
            failed.Fail(at);
        }

        return failed;
    }
}
