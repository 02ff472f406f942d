using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Activities over HTTP: what is filled in, completing, repeating, rights, files.</summary>
[Category("S2")]
public sealed class ActivityTests : HostFixture
{
    [Test]
    public async Task CreateNote_WithNothingButText_IsDoneNowAndCalledByItsFirstWords()
    {
        var note = await Admin.Create("activities", new { kind = "note", body = "## Called Mei Lin\n\nShe wants 40 scales." });

        Assert.Multiple(() =>
        {
            Assert.That((string?)note["subject"], Is.EqualTo("Called Mei Lin"));
            Assert.That((string?)note["status"], Is.EqualTo("done"));
            Assert.That((DateTime)note["at"]!, Is.EqualTo(Now).Within(TimeSpan.FromMinutes(1)));
            Assert.That(note["doneAt"], Is.Not.Null);
        });
    }

    [Test]
    public async Task CreateTask_ForAContact_BelongsToTheContactsAccount_AndStaysThere()
    {
        var (account, contact) = await Customer("Kestrel Labs");
        var task = await Admin.Create("activities", new { kind = "task", subject = "Send the offer", contactId = contact, dueAt = "2027-03-01T09:00:00Z" });
        var elsewhere = await Admin.Create("accounts", new { name = "Elsewhere Ltd" });

        await Admin.Patch($"/api/v1/contacts/{contact}", new { accountId = (string?)elsewhere["id"] });
        var later = (await Admin.Get($"/api/v1/activities/{task["id"]}")).Json;

        Assert.Multiple(() =>
        {
            Assert.That((string?)task["accountId"], Is.EqualTo(account));
            Assert.That((string?)task["status"], Is.EqualTo("open"));
            Assert.That((string?)task["at"], Is.EqualTo("2027-03-01T09:00:00Z"));
            Assert.That((string?)later["accountId"], Is.EqualTo(account));
            Assert.That(later["about"]!.AsArray().Select(a => (string?)a!["recordId"]), Is.EquivalentTo(new[] { contact, account }));
        });
    }

    [Test]
    public async Task UpdateActivity_OfAnotherKind_IsRefused()
    {
        var task = await Admin.Create("activities", new { kind = "task", subject = "Ring back" });

        var changed = await Admin.Patch($"/api/v1/activities/{task["id"]}", new { kind = "call" });
        var same = await Admin.Patch($"/api/v1/activities/{task["id"]}", new { kind = "task", place = "Lyon" });

        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.BadRequest), changed.Text);
        Assert.That(changed.Json["errors"]!["kind"], Is.Not.Null);
        Assert.That(same.Status, Is.EqualTo(HttpStatusCode.OK), same.Text);
    }

    [TestCase("2026-03-01T09:00:00")]
    [TestCase("01/03/2026")]
    [TestCase("2026-02-30T09:00:00Z")]
    public async Task CreateActivity_WithATimeThatIsNoInstant_IsRefused(string dueAt)
    {
        var answer = await Admin.Post("/api/v1/activities", new { kind = "task", subject = "When?", dueAt });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!["dueAt"], Is.Not.Null);
    }

    [Test]
    public async Task CreateActivity_WithAnAttendeeThatIsNobody_NamesTheMember()
    {
        var nobody = await Admin.Post("/api/v1/activities", new { kind = "meeting", subject = "Demo", attendees = new[] { new { email = "no address" } } });
        var unknown = await Admin.Post("/api/v1/activities", new { kind = "meeting", subject = "Demo", attendees = new[] { new { nickname = "Bo" } } });

        Assert.That(nobody.Json["errors"]!["attendees[0].email"], Is.Not.Null, nobody.Text);
        Assert.That(unknown.Status, Is.EqualTo(HttpStatusCode.BadRequest), unknown.Text);
    }

    [Test]
    public async Task CompleteActivity_WithOutcomeAndNote_IsDone_AndNotTwice()
    {
        var call = await Admin.Create("activities", new { kind = "call", subject = "Ring Kestrel", dueAt = "2026-01-05T09:00:00Z" });

        var done = await Admin.Post($"/api/v1/activities/{call["id"]}/complete", new { outcome = "voicemail", note = "Left a message." });
        var again = await Admin.Post($"/api/v1/activities/{call["id"]}/complete", new { });
        var wrong = await Admin.Post($"/api/v1/activities/{call["id"]}/complete", new { outcome = "7" });

        Assert.Multiple(() =>
        {
            Assert.That((string?)done.Json["status"], Is.EqualTo("done"), done.Text);
            Assert.That((string?)done.Json["outcome"], Is.EqualTo("voicemail"));
            Assert.That((string?)done.Json["body"], Is.EqualTo("Left a message."));
            Assert.That((DateTime)done.Json["doneAt"]!, Is.EqualTo(Now).Within(TimeSpan.FromMinutes(1)));
            Assert.That(again.Code, Is.EqualTo("not_open"));
            Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        });
    }

    [Test]
    public async Task ReopenActivity_WhenDone_IsOpenAgain_AndUndoMakesItDone()
    {
        var task = await Admin.Create("activities", new { kind = "task", subject = "File the papers" });
        await Admin.Post($"/api/v1/activities/{task["id"]}/complete", new { });

        var open = await Admin.Post($"/api/v1/activities/{task["id"]}/reopen");
        await Admin.Post($"/api/v1/change-sets/{open.ChangeSetId}/undo");
        var undone = (await Admin.Get($"/api/v1/activities/{task["id"]}")).Json;

        Assert.That((string?)open.Json["status"], Is.EqualTo("open"), open.Text);
        Assert.That(open.Json["doneAt"], Is.Null);
        Assert.That((string?)undone["status"], Is.EqualTo("done"));
        Assert.That(undone["doneAt"], Is.Not.Null);
    }

    [Test]
    public async Task CompleteActivity_ThatRepeats_MakesTheNextOneAtTheSameLocalTime()
    {
        var year = Now.Year + 1;
        var (before, after) = (LastSundayOfMarch(year).AddDays(-7).AddHours(8), LastSundayOfMarch(year).AddHours(7));
        var task = await Admin.Send(HttpMethod.Post, "/api/v1/activities", new
        {
            kind = "task", subject = "Weekly report", dueAt = before, remindAt = before.AddHours(-1), recurrence = "FREQ=WEEKLY;COUNT=3",
            checklist = new[] { new { text = "Figures", done = true } },
        }, ("X-Time-Zone", "Europe/Madrid"));

        var done = await Admin.Post($"/api/v1/activities/{task.Json["id"]}/complete", new { });
        var next = (await Admin.Get("/api/v1/activities?subject=Weekly%20report&status=open")).Json["items"]!.AsArray().Single()!;
        var undo = await Admin.Post($"/api/v1/change-sets/{done.ChangeSetId}/undo");
        var left = (await Admin.Get("/api/v1/activities?subject=Weekly%20report&status=open")).Json["items"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That((DateTime)next["dueAt"]!, Is.EqualTo(after), "nine o'clock in Madrid, in winter and in summer");
            Assert.That((DateTime)next["remindAt"]!, Is.EqualTo(after.AddHours(-1)));
            Assert.That((string?)next["recurrence"], Is.EqualTo("FREQ=WEEKLY;COUNT=2"));
            Assert.That((bool)next["checklist"]![0]!["done"]!, Is.False);
            Assert.That((int)undo.Json["undone"]!, Is.EqualTo(2), undo.Text);
            Assert.That(left.Single()!["id"]!.ToString(), Is.EqualTo(task.Json["id"]!.ToString()));
        });
    }

    [Test]
    public async Task ChangeActivity_OfAnotherTeam_IsForbiddenToARepresentative()
    {
        var rep = await Host.As("sales-rep");
        var theirs = await Admin.Create("activities", new { kind = "task", subject = "Not yours" });
        var own = await rep.Create("activities", new { kind = "task", subject = "Mine" });

        Assert.That((await rep.Patch($"/api/v1/activities/{theirs["id"]}", new { subject = "Mine now" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await rep.Post($"/api/v1/activities/{theirs["id"]}/complete", new { })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await rep.Post($"/api/v1/activities/{own["id"]}/complete", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task UploadFile_OntoAnActivity_HangsOnIt()
    {
        var note = await Admin.Create("activities", new { kind = "note", body = "With a picture" });
        var file = await Admin.Upload("/api/v1/files", "a.txt", "hello"u8.ToArray(), ("recordType", "activity"), ("recordId", (string)note["id"]!));

        var files = await Admin.Get($"/api/v1/files?recordType=activity&recordId={note["id"]}");

        Assert.That(file.Status, Is.EqualTo(HttpStatusCode.Created), file.Text);
        Assert.That(files.Json["items"]!.AsArray().Select(f => (string?)f!["id"]), Is.EqualTo(new[] { (string?)file.Json["id"] }), files.Text);
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static DateTime LastSundayOfMarch(int year)
    {
        var day = new DateTime(year, 3, 31, 0, 0, 0, DateTimeKind.Utc);
        return day.AddDays(-(int)day.DayOfWeek);
    }

    private async Task<(string Account, string Contact)> Customer(string name)
    {
        var account = await Admin.Create("accounts", new { name });
        var contact = await Admin.Create("contacts", new { familyName = "Of " + name, accountId = (string?)account["id"] });
        return ((string)account["id"]!, (string)contact["id"]!);
    }
}
