using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Platform.ServiceClocks;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S17: what is to happen in time with leads, in working hours, and the contract by which marketing passes them to sales.</summary>
[Category("S17")]
public sealed class LeadHandoffTests : HostFixture
{
    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private CrmClient rep = null!;
    private CrmClient marketer = null!;
    private string repId = "";
    private string marketerId = "";

    [OneTimeSetUp]
    public async Task Agree()
    {
        (rep, marketer) = (await As("sales-rep"), await As("marketer"));
        (repId, marketerId) = (Id(await rep.Session()), Id(await marketer.Session()));
        await Hours(Week);
        var policies = await Admin.Send(HttpMethod.Put, "/api/v1/service-policies", new
        {
            items = new object[]
            {
                new { name = "First answer of the web", recordType = "lead", kind = "firstResponse", where = new { field = "channel", op = "eq", value = "webForm" }, targetMinutes = 120 },
                new { name = "Each answer", recordType = "lead", kind = "rollingResponse", targetMinutes = 60 },
                new { name = "Accept", recordType = "lead", kind = "acceptance", targetMinutes = 240 },
            },
        });
        Assert.That(policies.Status, Is.EqualTo(HttpStatusCode.OK), policies.Text);
    }

    [Test]
    public async Task Clock_OfANewLead_RunsUntilTheFirstContact_AndStandsStillMeanwhile()
    {
        var other = await Admin.Create("leads", new { familyName = "By phone", channel = "phone" });
        var lead = await Admin.Create("leads", new { familyName = "Waiting", channel = "webForm", ownerId = repId });
        await Eventually(async () => await Due(lead) is not null, "somebody waits for an answer");
        Assert.That(await Due(lead), Is.EqualTo(At(lead, "createdAt").AddHours(2)).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That((await Admin.Get("/api/v1/leads?answerDue[isNull]=false&sort=answerDue&familyName=Waiting")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));

        await Admin.Post($"/api/v1/leads/{lead["id"]}/nurture", new { });
        await Eventually(async () => await Due(lead) is null, "while it is kept warm nobody waits");
        await Admin.Post($"/api/v1/leads/{lead["id"]}/work");
        await Eventually(async () => (string?)(await Clocks(lead))[0]!["state"] == "met", "working with it is the first contact");

        var clock = (await Clocks(lead))[0]!;
        Assert.That(((string?)clock["kind"], (string?)clock["policy"], clock["pauses"]!.AsArray().Count), Is.EqualTo(("firstResponse", "First answer of the web", 1)));
        Assert.That((await Clocks(other)).Count, Is.Zero, "no policy speaks of it");
    }

    [Test]
    public async Task Messages_OfTheCustomer_WaitForAnAnswerEach()
    {
        var lead = await Admin.Create("leads", new { familyName = "Writing", channel = "webForm" });
        await Eventually(async () => await Due(lead) is not null, "somebody waits");
        await Mail(lead, "outbound");
        await Eventually(async () => S(await Read(lead), "status") == "contacted" && await Due(lead) is null, "a mail is a first contact");

        await Mail(lead, "inbound");
        await Eventually(async () => await Due(lead) is not null, "the customer waits again");
        await Mail(lead, "outbound");
        await Eventually(async () => await Due(lead) is null, "and is answered");

        Assert.That((await Clocks(lead)).Select(c => ((string?)c!["kind"], (string?)c["state"])), Is.EqualTo(new[] { ("rollingResponse", "met"), ("firstResponse", "met") }));
    }

    [Test]
    public async Task Clock_ThatRunsOut_IsToldOnceToTheOwnerAndAbove()
    {
        var manager = await As("sales-manager");
        var lead = await Admin.Create("leads", new { familyName = "Late", channel = "webForm", ownerId = repId });
        await Eventually(async () => await Due(lead) is not null, "somebody waits");

        await Rounds(TimeSpan.FromMinutes(100));
        Assert.That((await Told(rep, lead), await Told(manager, lead)), Is.EqualTo(("clockSoon", "")));
        await Rounds(TimeSpan.FromMinutes(130));
        await Rounds(TimeSpan.FromMinutes(200));

        Assert.That((await Told(rep, lead), await Told(manager, lead)), Is.EqualTo(("clockLate clockSoon", "clockEscalated")));
    }

    [Test]
    public async Task PassedLead_IsRejectedWithAReason_GoesBack_AndIsAcceptedInTheEnd()
    {
        var lead = await marketer.Create("leads", new { familyName = "Passed", ownerId = marketerId });
        var passed = (await marketer.Post($"/api/v1/leads/{lead["id"]}/pass", new { toUserId = repId, note = "Asked for a call" })).Json;
        Assert.That((S(passed, "ownerId"), S(passed, "handoff"), S(passed, "passedBy")), Is.EqualTo((repId, "offered", marketerId)));
        Assert.That(At(passed, "acceptBy"), Is.EqualTo(At(passed, "updatedAt").AddHours(4)).Within(TimeSpan.FromSeconds(5)));
        Assert.That((await marketer.Post($"/api/v1/leads/{lead["id"]}/pass", new { toUserId = repId })).Code, Is.EqualTo("lead_handoff"));

        Assert.That((await rep.Post($"/api/v1/leads/{lead["id"]}/reject", new { reason = "" })).Status, Is.EqualTo(HttpStatusCode.BadRequest), "a reason is required");
        var rejected = (await rep.Post($"/api/v1/leads/{lead["id"]}/reject", new { reason = "missingFacts", note = "Which product?" })).Json;
        Assert.That((S(rejected, "ownerId"), S(rejected, "handoff"), S(rejected, "status"), S(rejected, "acceptBy")), Is.EqualTo((marketerId, "rejected", "assigned", (string?)null)));
        Assert.That(await Told(marketer, lead), Is.EqualTo("leadReturned"));

        await marketer.Post($"/api/v1/leads/{lead["id"]}/pass", new { toUserId = repId });
        var accepted = (await rep.Post($"/api/v1/leads/{lead["id"]}/accept")).Json;
        Assert.That((S(accepted, "ownerId"), S(accepted, "handoff")), Is.EqualTo((repId, "accepted")));
        Assert.That((await rep.Post($"/api/v1/leads/{lead["id"]}/accept")).Code, Is.EqualTo("lead_handoff"));
        var service = (await rep.Get($"/api/v1/leads/{lead["id"]}/service")).Json;
        Assert.That(service["handoffs"]!.AsArray().Select(h => ((string?)h!["state"], (string?)h["reason"])), Is.EqualTo(new[] { ("accepted", (string?)null), ("rejected", "missingFacts") }));
        Assert.That(service["clocks"]!.AsArray().Select(c => (string?)c!["state"]), Is.EqualTo(new[] { "met", "met" }));
    }

    [Test]
    public async Task PassedLead_WhosePassIsUndone_IsWithdrawn_AndWorkAccepts()
    {
        var lead = await marketer.Create("leads", new { familyName = "Undone", ownerId = marketerId });
        var pass = await marketer.Post($"/api/v1/leads/{lead["id"]}/pass", new { toUserId = repId });
        await marketer.Post($"/api/v1/change-sets/{pass.ChangeSetId}/undo");
        await Eventually(async () => (string?)(await Service(lead))["handoffs"]![0]!["state"] == "withdrawn", "nobody is asked any more");
        Assert.That((S(await Read(lead), "ownerId"), (string?)(await Clocks(lead))[0]!["state"]), Is.EqualTo((marketerId, "cancelled")));

        await marketer.Post($"/api/v1/leads/{lead["id"]}/pass", new { toUserId = repId });
        var worked = (await rep.Post($"/api/v1/leads/{lead["id"]}/work")).Json;
        Assert.That((S(worked, "handoff"), S(worked, "status")), Is.EqualTo(("accepted", "working")));
        await Eventually(async () => (string?)(await Service(lead))["handoffs"]![0]!["state"] == "accepted", "working with it accepts it");
    }

    [Test]
    public async Task Agreement_ByScore_PassesOnAndTakesBackWhatIsLate()
    {
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-score-rules", new { items = new[] { new { name = "Now", where = new { field = "timing", op = "eq", value = "now" }, points = 80 } } });
        var agreed = await Admin.Send(HttpMethod.Put, "/api/v1/lead-handoff-agreement", new { passFromScore = 70, receiverIds = new[] { repId }, returnWhenLate = true });
        Assert.That(agreed.Status, Is.EqualTo(HttpStatusCode.OK), agreed.Text);

        var promising = await marketer.Create("leads", new { familyName = "Promising", origin = "marketing", timing = "now", ownerId = marketerId });
        var cold = await marketer.Create("leads", new { familyName = "Cold", origin = "marketing", timing = "later", ownerId = marketerId });
        await Eventually(async () => S(await Read(promising), "handoff") == "offered", "it is passed on by itself");
        Assert.That((S(await Read(promising), "ownerId"), S(await Read(cold), "handoff"), await Told(rep, promising)), Is.EqualTo((repId, (string?)null, "leadPassed")));

        await Rounds(TimeSpan.FromHours(5));
        var back = await Read(promising);
        Assert.That((S(back, "ownerId"), S(back, "handoff")), Is.EqualTo((marketerId, "returned")));
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-handoff-agreement", new { receiverIds = Array.Empty<string>(), returnWhenLate = false });
    }

    [Test]
    public async Task Time_WrittenDownAndOfCalls_IsSummedOnTheLead()
    {
        var lead = await rep.Create("leads", new { familyName = "Time" });
        var noted = await rep.Post($"/api/v1/leads/{lead["id"]}/time", new { minutes = 25, what = "Looked the company up" });
        var call = await rep.Create("activities", new { kind = "call", subject = "Called", direction = "outbound", leadId = lead["id"], outcome = "connected", duration = 570 });
        await Eventually(async () => (long?)(await Read(lead))["minutesSpent"] == 35, "ten minutes of the call count by themselves");

        await rep.Delete($"/api/v1/activities/{call["id"]}");
        await Eventually(async () => (long?)(await Read(lead))["minutesSpent"] == 25, "without the call");
        await rep.Delete($"/api/v1/leads/{lead["id"]}/time/{noted.Json["id"]}");
        Assert.That((long?)(await Read(lead))["minutesSpent"], Is.Null);
        Assert.That((await rep.Post($"/api/v1/leads/{lead["id"]}/time", new { minutes = 0 })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    [Category("S18")]
    public async Task Report_ByOrigin_ComparesWhatWasFoundByWhom()
    {
        await Lead("Found", "sales", convert: true, minutes: 30);
        await Lead("Called", null, convert: false, minutes: 0, channel: "phone");
        var passed = await Lead("Bought", "marketing", convert: false, minutes: 60);
        await marketer.Post($"/api/v1/leads/{passed["id"]}/pass", new { toUserId = repId });
        await rep.Post($"/api/v1/leads/{passed["id"]}/reject", new { reason = "noBudget" });

        var report = (await Admin.Get("/api/v1/reports/leads?by=origin&source=Reported&from=2020-01-01")).Json;
        var sales = Line("sales");
        var marketing = Line("marketing");
        Assert.That(((long?)sales["leads"], (long?)sales["converted"], (double?)sales["conversionRate"], (long?)sales["minutes"]), Is.EqualTo(((long?)2, (long?)1, (double?)0.5, (long?)30)));
        Assert.That(((decimal?)sales["wonRevenue"], (decimal?)sales["revenuePerHour"]), Is.EqualTo(((decimal?)500, (decimal?)1000)), "five hundred in half an hour");
        Assert.That(((long?)marketing["rejected"], (string?)marketing["rejections"]![0]!["reason"], (double?)marketing["minutesPerLead"]), Is.EqualTo(((long?)1, "noBudget", (double?)60)));
        Assert.That((long?)report["total"]!["leads"], Is.EqualTo(3));
        Assert.That((await Admin.Get("/api/v1/reports/leads?by=origin&source=Reported&to=2020-01-01")).Json["items"]!.AsArray(), Is.Empty);
        foreach (var by in new[] { "source", "channel", "owner", "campaign" })
        {
            Assert.That((long?)(await Admin.Get($"/api/v1/reports/leads?by={by}&source=Reported")).Json["total"]!["leads"], Is.EqualTo(3), by);
        }

        JsonNode Line(string key) => report["items"]!.AsArray().Single(l => (string?)l!["key"] == key)!;

        async Task<JsonNode> Lead(string name, string? origin, bool convert, int minutes, string? channel = null)
        {
            var lead = await marketer.Create("leads", new { familyName = name, source = "Reported", origin, channel, budget = new { amount = 500, currency = "USD" } });
            if (minutes > 0)
            {
                await marketer.Post($"/api/v1/leads/{lead["id"]}/time", new { minutes });
            }

            if (convert)
            {
                var converted = (await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { createOpportunity = true })).Json;
                var won = await Admin.Post($"/api/v1/opportunities/{converted["opportunityId"]}/win", new { });
                Assert.That(won.Status, Is.EqualTo(HttpStatusCode.OK), won.Text);
            }

            return lead;
        }
    }

    [Test]
    public async Task Rule_ForPeopleAtWork_GivesNothingToWhoIsNot()
    {
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = new[] { new { name = "At work", strategy = "roundRobin", onlyAtWork = true, members = new[] { new { userId = repId } } } } });
        var there = await Admin.Create("leads", new { familyName = "By day", ownerId = (string?)null });
        await Hours([Week[((int)TimeProvider.System.GetUtcNow().DayOfWeek + 2) % 7]]);
        var late = await Admin.Create("leads", new { familyName = "By night", ownerId = (string?)null });
        await Hours(Week);
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = Array.Empty<object>() });

        Assert.That((S(there, "ownerId"), S(late, "ownerId")), Is.EqualTo((repId, (string?)null)));
    }

    [Test]
    public async Task WorkingHours_OutOfOrder_AreRefusedByName_AndFilesNameHolidays()
    {
        var overlapping = await Admin.Send(HttpMethod.Put, "/api/v1/working-hours", new
        {
            items = new[] { new { name = "Company", timeZone = "Europe/Nowhere", week = new[] { new { day = "monday", from = "09:00", to = "17:00" }, new { day = "monday", from = "16:00", to = "18:00" } } } },
        });
        Assert.That(overlapping.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(overlapping.Text, Does.Contain("items[0].timeZone").And.Contain("items[0].week"));
        Assert.That((await rep.Get("/api/v1/working-hours")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        var year = TimeProvider.System.GetUtcNow().Year;
        var file = await Admin.Post("/api/v1/working-hours/read-holidays", new
        {
            text = $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{year}1224\r\nDTEND;VALUE=DATE:{year}1227\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Labour Day\r\nEND:VEVENT\r\nEND:VCALENDAR",
        });
        var days = file.Json["items"]!.AsArray().Select(h => (string)h!["date"]!).ToList();
        Assert.That(days, Does.Contain($"{year}-12-24").And.Contain($"{year}-12-26").And.Contain($"{year + 1}-05-01").And.Not.Contain($"{year}-12-27"));
    }

    private async Task Hours(string[] days)
    {
        var answer = await Admin.Send(HttpMethod.Put, "/api/v1/working-hours", new { items = new[] { new { name = "Company", timeZone = "UTC", week = days.Select(day => new { day, from = "00:00", to = "24:00" }) } } });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    // Two instances look, by a clock that has gone on.
    private Task Rounds(TimeSpan later) => Host.InScope(async services =>
    {
        var clock = new ShiftedClock();
        clock.Advance(later);
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        await new ServiceClockRound(scopes, clock).RunOnce(CancellationToken.None);
        await new ServiceClockRound(scopes, clock).RunOnce(CancellationToken.None);
    });

    private Task<JsonNode> Mail(JsonNode lead, string direction) =>
        Admin.Create("activities", new { kind = "email", direction, leadId = lead["id"], subject = direction, body = "Text" });

    private async Task<JsonNode> Read(JsonNode lead) => (await Admin.Get($"/api/v1/leads/{lead["id"]}")).Json;

    private async Task<JsonNode> Service(JsonNode lead) => (await Admin.Get($"/api/v1/leads/{lead["id"]}/service")).Json;

    private async Task<JsonArray> Clocks(JsonNode lead) => (await Service(lead))["clocks"]!.AsArray();

    private async Task<DateTime?> Due(JsonNode lead) => await Read(lead) is var now && S(now, "answerDue") is null ? null : At(now, "answerDue");

    private static DateTime At(JsonNode record, string field) => DateTime.Parse(S(record, field)!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static async Task<string> Told(CrmClient client, JsonNode record) => string.Join(
        ' ', (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string?)n!["recordId"] == (string)record["id"]!).Select(n => (string)n!["kind"]!).Where(k => k != "recordAssigned"));

    private static string Id(JsonNode session) => (string)session["user"]!["id"]!;

    private static string? S(JsonNode record, string name) => (string?)record[name];
}
