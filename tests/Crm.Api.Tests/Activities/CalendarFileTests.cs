using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Calendar files come in and go out; the calendar of a user is read by other programs; invitations go out and answers come back.</summary>
[Category("S2")]
public sealed class CalendarFileTests : HostFixture
{
    [Test]
    public async Task ImportIcs_SentAgain_ChangesNothing_AndANewerRevisionDoes()
    {
        const string first = "BEGIN:VEVENT\nUID:round-1@x\nSEQUENCE:2\nSUMMARY:Round\\, weekly\nDESCRIPTION:One\\nTwo; and\n  three\nLOCATION:Room 7\nDTSTART:20270503T080000Z\nDTEND:20270503T090000Z\nEND:VEVENT";
        var made = await Import(first);
        var again = await Import(first);
        var newer = await Import(first.Replace("SEQUENCE:2", "SEQUENCE:3", StringComparison.Ordinal).Replace("Room 7", "Room 8", StringComparison.Ordinal));
        var older = await Import(first.Replace("SEQUENCE:2", "SEQUENCE:1", StringComparison.Ordinal).Replace("Room 7", "Cellar", StringComparison.Ordinal));

        var meeting = await Activity(made, 0);
        Assert.Multiple(() =>
        {
            Assert.That(new[] { made, again, newer, older }.Select(Outcomes), Is.EqualTo(new[] { "created", "unchanged", "updated", "unchanged" }));
            Assert.That((S(meeting, "kind"), S(meeting, "subject"), S(meeting, "body"), S(meeting, "place")), Is.EqualTo(("meeting", "Round, weekly", "One\nTwo; and three", "Room 8")));
            Assert.That((S(meeting, "startsAt"), S(meeting, "endsAt")), Is.EqualTo(("2027-05-03T08:00:00Z", "2027-05-03T09:00:00Z")));
        });
    }

    [Test]
    public async Task ImportIcs_OfWhatRepeatsInAZoneOfItsOwn_StandsInTheCalendarEachTime()
    {
        // Clocks of this zone change on the first of June: from +01:00 to +02:00.
        const string zone = "BEGIN:VTIMEZONE\nTZID:Our own\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20200601T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
        var odd = await Import(zone + "BEGIN:VEVENT\nUID:odd@x\nSUMMARY:Odd\nDTSTART;TZID=Our own:20270701T100000\nDURATION:PT30M\nEND:VEVENT");
        var series = await Import(
            "BEGIN:VEVENT\nUID:series@x\nSUMMARY:Series\nDTSTART;TZID=W. Europe Standard Time:20270322T090000\nDTEND;TZID=W. Europe Standard Time:20270322T100000\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5\n"
            + "EXDATE;TZID=W. Europe Standard Time:20270405T090000\nEND:VEVENT\n"
            + "BEGIN:VEVENT\nUID:series@x\nRECURRENCE-ID;TZID=W. Europe Standard Time:20270412T090000\nSUMMARY:Moved\nDTSTART;TZID=W. Europe Standard Time:20270413T110000\nEND:VEVENT");

        var calendar = (await Admin.Get("/api/v1/calendar?from=2027-03-20T00:00:00Z&to=2027-05-01T00:00:00Z")).Json["items"]!.AsArray();
        Assert.Multiple(async () =>
        {
            Assert.That(S(await Activity(odd, 0), "startsAt"), Is.EqualTo("2027-07-01T08:00:00Z"));
            Assert.That(Outcomes(series), Is.EqualTo("created created"));
            Assert.That(calendar.Where(i => S(i!, "subject") is "Series" or "Moved").Select(i => $"{S(i!, "subject")} {S(i!, "at")}"), Is.EqualTo(new[]
            {
                "Series 2027-03-22T08:00:00Z", "Series 2027-03-29T07:00:00Z", "Moved 2027-04-13T09:00:00Z", "Series 2027-04-19T07:00:00Z",
            }), "at nine by the clock of the zone, without the time left out and the one that was moved");
        });
    }

    [Test]
    public async Task ImportIcs_WithWhatCannotBeRead_RefusesThatAlone()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Invited", emails = new[] { new { address = "known@customer.example" } } });
        var answer = await Import(
            "BEGIN:VEVENT\nUID:a@x\nSUMMARY:No time\nEND:VEVENT\nBEGIN:VEVENT\nUID:b@x\nDTSTART:20270501T100000Z\nRRULE:FREQ=HOURLY\nEND:VEVENT\nBEGIN:VJOURNAL\nUID:c@x\nEND:VJOURNAL\n"
            + "BEGIN:VTODO\nUID:d@x\nSUMMARY:Send it\nDUE:20270501T100000Z\nPRIORITY:1\nEND:VTODO\n"
            + "BEGIN:VEVENT\nUID:e@x\nSUMMARY:Whole day\nDTSTART;VALUE=DATE:20270510\nATTENDEE;CN=\"K, N\";PARTSTAT=TENTATIVE:mailto:known@customer.example\nRDATE:20270511\nEND:VEVENT");

        var (task, day) = (await Activity(answer, 3), await Activity(answer, 4));
        Assert.Multiple(() =>
        {
            Assert.That(answer["items"]!.AsArray().Select(i => S(i!, "code") ?? S(i!, "outcome")), Is.EqualTo(new[] { "no_start", "recurrence", "unsupported", "created", "created" }));
            Assert.That((S(task, "kind"), S(task, "dueAt"), S(task, "priority")), Is.EqualTo(("task", "2027-05-01T10:00:00Z", "high")));
            Assert.That((S(day, "allDay"), S(day, "contactId")), Is.EqualTo(("true", S(contact, "id"))), "the person is found by the address");
            Assert.That(S(day["attendees"]![0]!, "response"), Is.EqualTo("tentative"));
            Assert.That(answer["items"]![4]!["lost"]!.AsArray().Select(l => (string)l!), Is.EqualTo(new[] { "RDATE" }));
        });
        Assert.That((await Admin.Post("/api/v1/activities/import-ics", new { text = "Dear Sir or Madam" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Get($"/api/v1/activities/{task["id"]}/ics")).Text, Does.Contain("BEGIN:VTODO").And.Contain("UID:d@x").And.Contain("DUE:20270501T100000Z"));
    }

    [Test]
    public async Task ImportIcs_OfRealFiles_LosesNone_AndComesBackTheSame()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("CRM_DATA_DIR") ?? "", "ics_icalendar");
        if (!Directory.Exists(folder))
        {
            Assert.Ignore("Needs ics_icalendar under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        var (files, received, refused, problems) = (0, 0, 0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(folder, "*.ics", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            files++;
            var answer = await Admin.Post("/api/v1/activities/import-ics", new { text = Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(path)) });
            if (answer.Status != HttpStatusCode.OK)
            {
                problems.AddRange(answer.Status == HttpStatusCode.BadRequest ? [] : [$"{name}: {answer.Text}"]);
                continue;
            }

            var counts = ((string[])["received", "created", "updated", "unchanged", "refused"]).ToDictionary(c => c, c => (int)answer.Json[c]!, StringComparer.Ordinal);
            (received, refused) = (received + counts["received"], refused + counts["refused"]);
            if (counts["received"] != counts["created"] + counts["updated"] + counts["unchanged"] + counts["refused"])
            {
                problems.Add($"{name}: {answer.Text}");
            }

            foreach (var id in answer.Json["items"]!.AsArray().Where(i => S(i!, "outcome") == "created").Select(i => S(i!, "activityId")).Take(5))
            {
                var file = await Admin.Get($"/api/v1/activities/{id}/ics");
                var back = file.Status == HttpStatusCode.OK ? await Admin.Post("/api/v1/activities/import-ics", new { text = file.Text }) : null;
                problems.AddRange(back is null ? (file.Code == "no_time" ? [] : [$"{name}: {file.Text}"]) : Outcomes(back.Json) == "unchanged" ? [] : [$"{name}: {back.Text}\n{file.Text}"]);
            }
        }

        TestContext.Out.WriteLine($"{files} files, {received} entries, {refused} of them refused");
        Assert.That(problems, Is.Empty);
        Assert.That(files, Is.GreaterThan(150));
    }

    [Test]
    public async Task CalendarFeed_IsReadByItsAddressAlone_UntilThatIsChangedOrTakenAway()
    {
        var rep = await As("sales-rep");
        await rep.Create("activities", new { kind = "meeting", subject = "Shown outside", startsAt = "2027-05-03T08:00:00Z" });
        await Admin.Create("activities", new { kind = "meeting", subject = "Somebody else's", startsAt = "2027-05-03T08:00:00Z" });
        using var program = Host.Anonymous();

        var address = await Open(rep);
        var read = await program.Get(address);
        var unchanged = await program.Send(HttpMethod.Get, address, body: null, ("If-None-Match", read.Headers["ETag"]));
        var next = await Open(rep);
        var old = await program.Get(address);
        var rotated = await program.Get(next);
        await rep.Delete("/api/v1/calendar-feed");

        Assert.Multiple(async () =>
        {
            Assert.That((read.Status, read.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
            Assert.That(read.Text, Does.Contain("SUMMARY:Shown outside").And.Not.Contain("Somebody else"));
            Assert.That(unchanged.Status, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That((old.Status, rotated.Status, (await program.Get(next)).Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound)));
            Assert.That((await rep.Get("/api/v1/calendar-feed")).Json.ToJsonString(), Does.Contain("\"isOpen\":false"));
        });
    }

    [Test]
    public async Task Invitation_GoesToEachAttendee_AndAnswersAreNoted_OnlyOfWhoGivesThem()
    {
        var meeting = await Admin.Create("activities", new
        {
            kind = "meeting", subject = "Visit", startsAt = "2027-06-01T09:00:00Z", endsAt = "2027-06-01T10:00:00Z", place = "Lyon",
            attendees = new[] { new { name = "Zoë", email = "zoe@invited.example" }, new { name = "Max", email = "max@invited.example" } },
        });
        var invited = await Admin.Post($"/api/v1/activities/{meeting["id"]}/invitation", new { message = "See you" });
        Assert.That(invited.Status, Is.EqualTo(HttpStatusCode.OK), invited.Text);
        var mails = (await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray().Count(m => m!.ToJsonString().Contains("@invited.example", StringComparison.Ordinal));

        await Import(Reply(meeting, "zoe@invited.example", "ACCEPTED"), "REPLY");
        var spoofed = await Deliver("zoe@invited.example", Reply(meeting, "max@invited.example", "DECLINED"));
        await Deliver("max@invited.example", Reply(meeting, "max@invited.example", "TENTATIVE"));
        var unknown = await Import(Reply(meeting, "nobody@invited.example", "ACCEPTED"), "REPLY");

        Assert.Multiple(async () =>
        {
            Assert.That((mails, S(invited.Json, "invitedAt") is not null), Is.EqualTo((2, true)));
            Assert.That(spoofed.Status, Is.EqualTo(HttpStatusCode.Accepted), spoofed.Text);
            Assert.That((await Admin.Get($"/api/v1/activities/{meeting["id"]}")).Json["attendees"]!.AsArray().Select(a => S(a!, "response")), Is.EqualTo(new[] { "accepted", "tentative" }));
            Assert.That(S(unknown["items"]![0]!, "code"), Is.EqualTo("unknown_invitation"));
        });
        await Admin.Patch($"/api/v1/activities/{meeting["id"]}", new { status = "cancelled" });
        Assert.That((await Admin.Post($"/api/v1/activities/{meeting["id"]}/invitation", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray().Count(m => m!.ToJsonString().Contains("✕ Visit", StringComparison.Ordinal) || m!.ToJsonString().Contains("\\u2715 Visit", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(2), "those who were invited are told");
        var never = await Admin.Create("activities", new { kind = "meeting", subject = "Never told", startsAt = "2027-06-01T09:00:00Z", status = "cancelled", attendees = new[] { new { email = "x@invited.example" } } });
        Assert.That((await Admin.Post($"/api/v1/activities/{never["id"]}/invitation", new { })).Code, Is.EqualTo("cannot_invite"));
        var note = await Admin.Create("activities", new { kind = "note", body = "No meeting" });
        Assert.That((await Admin.Post($"/api/v1/activities/{note["id"]}/invitation", new { })).Code, Is.EqualTo("cannot_invite"));
    }

    private static string Reply(JsonNode meeting, string attendee, string answer) =>
        $"BEGIN:VEVENT\nUID:{meeting["id"]}@activities.crm\nDTSTART:20270601T090000Z\nATTENDEE;PARTSTAT={answer}:mailto:{attendee}\nEND:VEVENT";

    private Task<Answer> Deliver(string from, string calendar) => Admin.Post("/api/v1/inbound-mail", new StringContent(
        $"From: {from}\r\nTo: us@crm.example\r\nSubject: Re: Visit\r\nMessage-ID: <{Guid.CreateVersion7()}@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + $"--b\r\nContent-Type: text/plain\r\n\r\nMy answer\r\n--b\r\nContent-Type: text/calendar; method=REPLY; name=reply.ics\r\nContent-Disposition: attachment; filename=reply.ics\r\n\r\n{File(calendar, "REPLY")}\r\n--b--\r\n",
        Encoding.UTF8, "message/rfc822"));

    private async Task<JsonNode> Import(string components, string method = "PUBLISH")
    {
        var answer = await Admin.Post("/api/v1/activities/import-ics", new { text = File(components, method) }, ("X-Time-Zone", "Europe/Madrid"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static string File(string components, string method) => $"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\n{components}\nEND:VCALENDAR".ReplaceLineEndings("\r\n");

    private static string Outcomes(JsonNode import) => string.Join(' ', import["items"]!.AsArray().Select(i => S(i!, "outcome")));

    private async Task<JsonNode> Activity(JsonNode import, int item) => (await Admin.Get($"/api/v1/activities/{import["items"]![item]!["activityId"]}")).Json;

    private static async Task<string> Open(CrmClient client)
    {
        var answer = await client.Post("/api/v1/calendar-feed");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return new Uri((string)answer.Json["url"]!).AbsolutePath;
    }

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
