using Crm.Activities.CallLists;

namespace Crm.Unit.Tests.Activities;

/// <summary>S37: when one may call, in the time of whoever is called. Times were reckoned by hand.</summary>
[Category("S37")]
public sealed class CallingHoursTests
{
    private static readonly CallingHours Usual = new(9 * 60, 18 * 60, CallingHours.Bits([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]));

    [TestCase("ES", "2026-01-14T08:00", true, TestName = "IsOpen_MadridAtNineInWinter")]
    [TestCase("ES", "2026-01-14T07:59", false, TestName = "IsOpen_MadridBeforeNine")]
    [TestCase("ES", "2026-07-15T07:00", true, TestName = "IsOpen_MadridAtNineInSummer")]
    [TestCase("ES", "2026-07-15T16:00", false, TestName = "IsOpen_MadridAtSix")]
    [TestCase("ES", "2026-07-18T10:00", false, TestName = "IsOpen_Saturday")]
    [TestCase("CN", "2026-01-14T01:00", true, TestName = "IsOpen_ShanghaiAtNine")]
    [TestCase("US", "2026-01-14T15:00", false, TestName = "IsOpen_TenInNewYorkIsSevenInLosAngeles")]
    [TestCase("US", "2026-01-14T17:00", true, TestName = "IsOpen_NoonInNewYorkIsNineInLosAngeles")]
    [TestCase("XX", "2026-01-14T09:00", true, TestName = "IsOpen_NobodysCountryIsTakenAtUniversalTime")]
    public void IsOpen_ByTheTimeThere(string country, string utc, bool expected) => Assert.That(Usual.IsOpen(country, Utc(utc)), Is.EqualTo(expected));

    [Test]
    public void IsOpen_HoursTooShortForAllZones_GoByTheMostPopulous()
    {
        var morning = Usual with { From = 10 * 60, Until = 12 * 60 };

        Assert.That(morning.IsOpen("US", Utc("2026-01-14T15:30")), Is.True);
    }

    [TestCase("ES", "2026-01-16T17:05", "2026-01-19T08:00", TestName = "NextOpen_OnFridayEveningIsMonday")]
    [TestCase("ES", "2026-01-14T10:07", "2026-01-14T10:07", TestName = "NextOpen_WhereItIsOpenIsNow")]
    public void NextOpen_IsTheNextTimeThere(string country, string utc, string expected) => Assert.That(Usual.NextOpen(country, Utc(utc)), Is.EqualTo(Utc(expected)));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
