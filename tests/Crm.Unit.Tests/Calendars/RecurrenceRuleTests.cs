using System.Globalization;
using Crm.Platform.Calendars;
using NUnit.Framework;

namespace Crm.Unit.Tests.Calendars;

/// <summary>The published examples of RFC 5545 (3.8.5.3), which begin on 2 September 1997 at 9:00 in New York unless they say otherwise.</summary>
[Category("S2")]
public sealed class RecurrenceRuleTests
{
    private static readonly DateTime Start = new(1997, 9, 2, 9, 0, 0, DateTimeKind.Unspecified);

    [TestCase("FREQ=DAILY;COUNT=10", "9/2 9/3 9/4 9/5 9/6 9/7 9/8 9/9 9/10 9/11")]
    [TestCase("FREQ=DAILY;INTERVAL=2", "9/2 9/4 9/6 9/8 9/10 9/12 9/14 9/16 9/18 9/20 9/22 9/24 9/26 9/28 9/30 10/2 ...")]
    [TestCase("FREQ=DAILY;INTERVAL=10;COUNT=5", "9/2 9/12 9/22 10/2 10/12")]
    [TestCase("FREQ=WEEKLY;COUNT=10", "9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4")]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23 ...")]
    [TestCase("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2")]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16")]
    [TestCase("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "9/7 9/28 11/2 11/30 1/4 1/25 3/1 3/29 5/3 5/31")]
    [TestCase("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "9/22 10/20 11/17 12/22 1/19 2/16")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=-3", "9/28 10/29 11/28 12/29 1/29 2/26 ...")]
    [TestCase("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1/2 1/15")]
    [TestCase("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "9/30 10/1 10/31 11/1 11/30 12/1 12/31 1/1 1/31 2/1")]
    [TestCase("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1/6 1/13 1/20 1/27 ...")]
    [TestCase("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2/13 3/13 11/13 8/13 10/13 ...")]
    [TestCase("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "9/4 10/7 11/6")]
    [TestCase("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "9/29 10/30 11/27 12/30 1/29 2/26 3/30 ...")]
    [TestCase("FREQ=YEARLY;COUNT=3", "9/2 9/2 9/2")]
    public void Example_GivesTheDaysOfTheStandard(string rule, string expected) => AssertDays(rule, Start, expected);

    [TestCase("FREQ=DAILY;UNTIL=19971224T000000Z", "1997-12-23")]
    [TestCase("FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997-12-23")]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-12-22")]
    public void Example_WithAnEnd_EndsThere(string rule, string last)
    {
        var occurrences = RecurrenceRule.Parse(rule).Occurrences(TimeZoneInfo.ConvertTimeToUtc(Start, NewYork), NewYork).ToList();

        Assert.That(TimeZoneInfo.ConvertTimeFromUtc(occurrences[^1], NewYork).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(last + " 09:00"));
    }

    [TestCase("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "9/5 10/3 11/7 12/5 1/2 2/6 3/6 4/3 5/1 6/5")]
    [TestCase("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10", "9/10 9/11 9/12 9/13 9/14 9/15 3/10 3/11 3/12 3/13")]
    [TestCase("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", "9/13 10/11 11/8 12/13 1/10 2/7 3/7 4/11 5/9 6/13 ...")]
    [TestCase("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", "6/10 7/10 6/10 7/10 6/10 7/10 6/10 7/10 6/10 7/10")]
    [TestCase("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10", "3/10 1/10 2/10 3/10 1/10 2/10 3/10 1/10 2/10 3/10")]
    [TestCase("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "5/19 5/18 5/17 ...")]
    [TestCase("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "3/13 3/20 3/27 3/5 3/12 3/19 3/26 3/4 3/11 3/18 3/25 ...")]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "11/5 11/7 11/2 ...")]
    [TestCase("FREQ=DAILY;BYMONTH=1;COUNT=3", "1998-01-01", "1/1 1/2 1/3")]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "8/5 8/10 8/19 8/24")]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "8/5 8/17 8/19 8/31")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "1/15 1/30 2/15 3/15 3/30")]
    public void Example_FromAnotherDay_GivesTheDaysOfTheStandard(string rule, string start, string expected) =>
        AssertDays(rule, DateTime.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(9), expected);

    [Test]
    public void Occurrences_WhenClocksChange_KeepTheLocalTime()
    {
        var madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

        var utc = RecurrenceRule.Parse("FREQ=WEEKLY;COUNT=3").Occurrences(new DateTime(2026, 3, 22, 8, 0, 0, DateTimeKind.Utc), madrid).ToList();

        Assert.That(utc.ConvertAll(o => o.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)), Is.EqualTo(new[] { "03-22 08:00", "03-29 07:00", "04-05 07:00" }));
    }

    [Test]
    public void Occurrences_AtATimeThatADaySkips_AreAsFarAfterTheGap()
    {
        var madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

        // 02:30 on 29 March 2026 does not exist in Madrid; with the offset before the gap it is 01:30 UTC.
        var utc = RecurrenceRule.Parse("FREQ=DAILY;COUNT=3").Occurrences(new DateTime(2026, 3, 28, 1, 30, 0, DateTimeKind.Utc), madrid).ToList();

        Assert.That(utc.ConvertAll(o => o.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)), Is.EqualTo(new[] { "03-28 01:30", "03-29 01:30", "03-30 00:30" }));
    }

    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [TestCase("FREQ=DAILY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=30")]
    public void Rule_ThatNeverHappens_Ends(string rule) => Assert.That(RecurrenceRule.Parse(rule).Local(Start), Is.Empty);

    [TestCase("")]
    [TestCase("FREQ=SECONDLY")]
    [TestCase("FREQ=1")]
    [TestCase("FREQ=DAILY;INTERVAL=0")]
    [TestCase("FREQ=DAILY;COUNT=2;UNTIL=20260101")]
    [TestCase("FREQ=DAILY;FREQ=DAILY")]
    [TestCase("FREQ=WEEKLY;BYDAY=1MO")]
    [TestCase("FREQ=MONTHLY;BYDAY=XX")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=0")]
    [TestCase("COUNT=3")]
    public void Rule_ThatIsNone_IsRefusedWithAReason(string text)
    {
        Assert.That(RecurrenceRule.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Is.Not.Empty);
    }

    [TestCase("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU")]
    [TestCase("FREQ=DAILY;UNTIL=19971224T000000Z")]
    [TestCase("FREQ=WEEKLY;UNTIL=20260101;BYDAY=MO;WKST=SU")]
    public void Rule_WhenWritten_IsReadBack(string text) => Assert.That(RecurrenceRule.Parse(text).ToString(), Is.EqualTo(text));

    private static TimeZoneInfo NewYork => TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static void AssertDays(string rule, DateTime start, string expected)
    {
        var days = expected.Split(' ');
        var isEndless = days[^1] == "...";
        var occurrences = RecurrenceRule.Parse(rule).Local(start).Take(isEndless ? days.Length - 1 : days.Length + 1).Select(o => o.ToString("M/d", CultureInfo.InvariantCulture));

        Assert.That(occurrences, Is.EqualTo(isEndless ? days[..^1] : days));
    }
}
