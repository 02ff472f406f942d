using System.Globalization;
using Crm.Platform.WorkingTime;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Unit.Tests.WorkingTime;

/// <summary>Counted by hand on a calendar of 2026 (docs/architecture/working-time.md), and the laws of counting.</summary>
[Category("S17")]
public sealed class WorkingCalendarTests
{
    private static readonly WorkingSpan[] Split = [.. WorkingCalendar.UsualWeek.SelectMany(s => new[] { s with { To = 13 * 60 }, s with { From = 14 * 60, To = 18 * 60 } })];
    private static readonly WorkingSpan[] Always = [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingSpan(d, 0, 24 * 60))];
    private static readonly WorkingSpan[] Nights = [.. Enum.GetValues<DayOfWeek>().SelectMany(d => new[] { new WorkingSpan(d, 22 * 60, 24 * 60), new WorkingSpan(d, 0, 150) })];

    // Christmas Day is a Friday, Epiphany of 2027 a Wednesday.
    private static readonly DateOnly[] Holidays = [new(2026, 12, 25), new(2027, 1, 6)];

    [TestCase("2026-11-23 10:00", 120, "2026-11-23 12:00", Description = "within a day")]
    [TestCase("2026-11-23 07:00", 60, "2026-11-23 10:00", Description = "before work begins")]
    [TestCase("2026-11-23 09:00", 480, "2026-11-23 17:00", Description = "a whole day ends with it")]
    [TestCase("2026-11-23 09:00", 481, "2026-11-24 09:01", Description = "a minute more is of the next day")]
    [TestCase("2026-11-20 16:30", 120, "2026-11-23 10:30", Description = "over a weekend")]
    [TestCase("2026-11-21 12:00", 30, "2026-11-23 09:30", Description = "from a Saturday")]
    [TestCase("2026-12-24 16:00", 120, "2026-12-28 10:00", Description = "over Christmas and a weekend")]
    [TestCase("2026-03-27 16:00", 120, "2026-03-30 10:00", Description = "clocks go forward in between")]
    [TestCase("2026-10-23 16:00", 120, "2026-10-26 10:00", Description = "clocks go back in between")]
    [TestCase("2026-11-23 09:00", 2400, "2026-11-27 17:00", Description = "a week of work")]
    public void Add_InMadrid_CountsTheHoursFromNineToFive(string from, int minutes, string until) =>
        Assert.That(Local(Madrid(WorkingCalendar.UsualWeek).Add(Utc(from), TimeSpan.FromMinutes(minutes))), Is.EqualTo(until));

    [TestCase("2026-11-23 12:30", 60, "2026-11-23 14:30")]
    [TestCase("2026-11-23 13:30", 60, "2026-11-23 15:00")]
    public void Add_WithABreak_StandsStillInIt(string from, int minutes, string until) =>
        Assert.That(Local(Madrid(Split).Add(Utc(from), TimeSpan.FromMinutes(minutes))), Is.EqualTo(until));

    [TestCase("2026-11-20 16:00", "2026-11-23 10:00", 2)]
    [TestCase("2026-11-23 09:00", "2026-11-30 09:00", 40)]
    [TestCase("2026-12-24 09:00", "2026-12-28 17:00", 16)]
    [TestCase("2026-11-21 09:00", "2026-11-22 17:00", 0)]
    [TestCase("2026-11-23 10:00", "2026-11-20 16:00", -2)]
    public void Between_InMadrid_CountsTheHoursFromNineToFive(string from, string to, int hours) =>
        Assert.That(Madrid(WorkingCalendar.UsualWeek).Between(Utc(from), Utc(to)), Is.EqualTo(TimeSpan.FromHours(hours)));

    [Test]
    public void Between_RoundTheClock_HasAnHourLessInMarchAndOneMoreInOctober()
    {
        var always = Madrid(Always);

        Assert.That(always.Between(Utc("2026-03-28 20:00"), Utc("2026-03-29 08:00")), Is.EqualTo(TimeSpan.FromHours(11)));
        Assert.That(always.Between(Utc("2026-10-24 20:00"), Utc("2026-10-25 08:00")), Is.EqualTo(TimeSpan.FromHours(13)));
    }

    [Test]
    public void Between_NightsThatClocksCut_CountsWhatTheNightHas()
    {
        // From ten at night to half past two: four and a half hours; without the hour from two to three half an hour less.
        var nights = Madrid(Nights);

        Assert.That(nights.Between(Utc("2026-03-27 12:00"), Utc("2026-03-28 12:00")), Is.EqualTo(TimeSpan.FromHours(4.5)));
        Assert.That(nights.Between(Utc("2026-03-28 12:00"), Utc("2026-03-29 12:00")), Is.EqualTo(TimeSpan.FromHours(4)));
    }

    [Test]
    public void IsOpen_AtTheEdges_IncludesTheBeginningOnly()
    {
        var calendar = Madrid(WorkingCalendar.UsualWeek);

        Assert.That(new[] { "2026-11-23 08:59", "2026-11-23 09:00", "2026-11-23 16:59", "2026-11-23 17:00", "2026-11-22 12:00", "2026-12-25 12:00" }.Select(t => calendar.IsOpen(Utc(t))),
            Is.EqualTo(new[] { false, true, true, false, false, false }));
    }

    [Test]
    public void Counting_AnyCalendar_KeepsItsLaws() => Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var (calendar, a, later, x, y) = c;
        var (b, onX) = (a + later, calendar.Add(a, x));
        return calendar.Between(a, onX) == x
            && calendar.Add(onX, y) == calendar.Add(a, x + y)
            && onX <= calendar.Add(b, x)
            && calendar.Between(a, b) >= TimeSpan.Zero
            && calendar.Between(a, b) + calendar.Between(b, onX) == x;
    }));

    private static Gen<(WorkingCalendar, DateTime, TimeSpan, TimeSpan, TimeSpan)> Cases =>
        from zone in Gen.Elements("UTC", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Beirut")
        from week in Gen.Elements<IReadOnlyCollection<WorkingSpan>>(WorkingCalendar.UsualWeek, Split, Always, Nights)
        from holidays in Gen.Choose(0, 400).ListOf(12)
        from start in Gen.Choose(0, 700 * 24 * 60)
        from later in Gen.Choose(0, 20 * 24 * 60)
        from x in Gen.Choose(0, 200 * 60)
        from y in Gen.Choose(0, 200 * 60)
        select (
            new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), week, holidays.Select(d => new DateOnly(2026, 1, 1).AddDays(d))),
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(start), TimeSpan.FromMinutes(later), TimeSpan.FromMinutes(x), TimeSpan.FromMinutes(y));

    private static WorkingCalendar Madrid(IReadOnlyCollection<WorkingSpan> week) => new(Zone, week, Holidays);

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    private static DateTime Utc(string local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Zone);

    private static string Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
