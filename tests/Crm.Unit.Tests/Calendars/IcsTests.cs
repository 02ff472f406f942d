using Crm.Platform.Calendars;

namespace Crm.Unit.Tests.Calendars;

/// <summary>Calendar files are read as they come, and written as RFC 5545 asks.</summary>
[Category("S2")]
public sealed class IcsTests
{
    [TestCase("plain")]
    [TestCase("semi; comma, back\\slash\nnew line \\n")]
    [TestCase("")]
    public void Text_EscapedAndRead_IsTheSame(string text) => Assert.That(IcsText.Unescape(IcsText.Escape(text)), Is.EqualTo(text));

    [Test]
    public void Fold_LongLine_HasPartsOf75OctetsAndWholeCharacters()
    {
        var line = "SUMMARY:" + string.Concat(Enumerable.Repeat("会议😀é", 40));
        var folded = IcsText.Fold(line);

        Assert.That(folded.Split("\r\n").Select(System.Text.Encoding.UTF8.GetByteCount), Is.All.LessThanOrEqualTo(75));
        Assert.That(folded.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd(), Is.EqualTo(line));
        Assert.That(IcsReader.Read($"BEGIN:VEVENT\r\n{folded}END:VEVENT\r\n")[0].Find("SUMMARY")!.Value, Is.EqualTo(line["SUMMARY:".Length..]));
    }

    [Test]
    public void Read_BrokenLinesAndComponents_KeepsTheRest()
    {
        var read = IcsReader.Read("\uFEFFBEGIN:VCALENDAR\rX\nBEGIN:VEVENT\nREFRESH - INTERVAL:no\nORGANIZER;CN=Nobody\nDTSTART;;VALUE=DATE:20270101\nATTENDEE;CN=\"A: ^'B^'; C\":mailto:a@b.example\nSUMMARY:Kept\nEND:VEVENT\nEND:VTODO\n");

        var entry = read.Single().Children.Single();
        Assert.That(entry.Lines.Select(l => l.Name), Is.EqualTo(new[] { "DTSTART", "ATTENDEE", "SUMMARY" }));
        Assert.That(entry.Find("ATTENDEE")!.Parameter("CN"), Is.EqualTo("A: \"B\"; C"));
    }

    [Test]
    public void Read_BeginsWithoutEnd_StaysShallow() => Assert.That(IcsReader.Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 50_000))), Has.Count.EqualTo(1));

    [TestCase("PT15M", "00:15:00")]
    [TestCase("-P1DT2H", "-1.02:00:00")]
    [TestCase("P2W", "14.00:00:00")]
    [TestCase("P", null)]
    [TestCase("PT99999999999H", null)]
    public void Duration_AsWritten_IsRead(string text, string? span) => Assert.That(IcsText.Duration(text)?.ToString(), Is.EqualTo(span));

    [TestCase("Europe/Berlin", "20270701T120000", "2027-07-01T10:00:00Z")]
    [TestCase("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "20270101T120000", "2027-01-01T11:00:00Z")]
    [TestCase("Pacific Standard Time", "20270701T120000", "2027-07-01T19:00:00Z")]
    [TestCase("Nobody knows", "20270701T120000", "2027-07-01T12:00:00Z")]
    [TestCase("../../etc/passwd", "20270701T120000", "2027-07-01T12:00:00Z")]
    [TestCase("Own", "20270301T120000", "2027-03-01T17:00:00Z")]
    [TestCase("Own", "20270701T120000", "2027-07-01T16:00:00Z")]
    [TestCase("Own", "19600701T120000", "1960-07-01T17:00:00Z")]
    [TestCase("Outlook", "20150703T100000", "2015-07-03T08:00:00Z")]
    [TestCase(null, "20270701", "2027-07-01T00:00:00Z")]
    public void Zone_ByItsNameOrItsRules_GivesTheInstant(string? zone, string time, string instant)
    {
        var zones = new IcsZones(IcsReader.Read(
            "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
            + "BEGIN:VTIMEZONE\nTZID:Outlook\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n"), TimeZoneInfo.Utc);

        Assert.That(zones.ToUtc(IcsZones.Read(time)!.Value, zone).ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(instant));
    }
}
