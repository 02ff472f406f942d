using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Who is about to write is told what a colleague said or wrote to the same customer lately.</summary>
[Category("S29")]
public sealed class CollisionTests : HostFixture
{
    [Test]
    public async Task RecentTouches_OfAColleague_AreSeenByOthersForTheWholeAccount()
    {
        var rep = await As("sales-rep");
        var account = await Admin.Create("accounts", new { name = "Touched" });
        var contact = await Admin.Create("contacts", new { familyName = "Called", accountId = account["id"] });
        var mate = await Admin.Create("contacts", new { familyName = "Desk beside", accountId = account["id"] });
        var call = await rep.Create("activities", new { kind = "call", direction = "outbound", subject = "The offer", body = "She wants **5 %** more.", contactId = contact["id"] });
        await rep.Create("activities", new { kind = "note", body = "Only for us", contactId = contact["id"] });
        await rep.Create("activities", new { kind = "call", subject = "Long ago", startsAt = "2020-01-01T10:00:00Z", contactId = contact["id"] });

        foreach (var path in new[] { $"contacts/{contact["id"]}", $"contacts/{mate["id"]}", $"accounts/{account["id"]}" })
        {
            var touches = await Touches(Admin, path);
            Assert.That(touches.Select(t => ((string)t!["activityId"]!, (string)t["kind"]!, (string)t["excerpt"]!, (string)t["contactName"]!)),
                Is.EqualTo(new[] { ((string)call["id"]!, "call", "She wants 5 % more.", "Called") }), path);
            Assert.That((string?)touches[0]!["userName"], Is.Not.Empty);
        }

        Assert.That(await Touches(rep, $"contacts/{contact["id"]}"), Is.Empty, "one's own do not count");
    }

    [Test]
    public async Task RecentTouches_OfNobodyOneCanSee_AreNotFound()
    {
        Assert.That((await Admin.Get($"/api/v1/contacts/{Guid.CreateVersion7()}/recent-touches")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Get($"/api/v1/contacts/{Guid.CreateVersion7()}/recent-touches?days=0")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task SendEmail_ToWhomAColleagueWroteLately_IsSentOnlyByWhoKnowsOfIt()
    {
        var rep = await As("sales-rep");
        var contact = await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@collision.example" } } });
        var body = new { to = new[] { new { contactId = (string?)contact["id"] } }, subject = "Price", body = "Twelve a piece." };
        var first = await rep.Post("/api/v1/activities/email", body);

        var refused = await Admin.Post("/api/v1/activities/email", body);
        var known = await Admin.Post("/api/v1/activities/email", new { body.to, body.subject, body = "Ten a piece.", acknowledgedCollision = true });
        var own = await rep.Post("/api/v1/activities/email", new { body.to, body.subject, body = "As I said.", acknowledgedCollision = true });

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
            Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "recent_contact")), refused.Text);
            Assert.That((string?)refused.Json["params"]!["touches"]![0]!["excerpt"], Is.EqualTo("Twelve a piece."));
            Assert.That(known.Status, Is.EqualTo(HttpStatusCode.Created), known.Text);
            Assert.That(own.Status, Is.EqualTo(HttpStatusCode.Created), own.Text);
        });
    }

    [TestCase("task", "dueAt")]
    [TestCase("call", "startsAt")]
    public async Task Plan_TowardsWhomAColleagueCalled_IsMadeOnlyByWhoKnowsOfIt(string kind, string time)
    {
        var rep = await As("sales-rep");
        var contact = await Admin.Create("contacts", new { familyName = $"Planned {kind}" });
        await rep.Create("activities", new { kind = "call", direction = "outbound", subject = "The offer", body = "Twelve a piece.", contactId = contact["id"] });
        var activity = new JsonObject { ["kind"] = kind, ["subject"] = "Ask about the price", [time] = "2030-01-07T09:00:00Z", ["contactId"] = (string?)contact["id"] };

        var refused = await Admin.Post("/api/v1/activities/plan", new { activity });
        var own = await rep.Post("/api/v1/activities/plan", new { activity });
        var known = await Admin.Post("/api/v1/activities/plan", new { activity, acknowledgedCollision = true });

        Assert.Multiple(async () =>
        {
            Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "recent_contact")), refused.Text);
            Assert.That((string?)refused.Json["params"]!["touches"]![0]!["excerpt"], Is.EqualTo("Twelve a piece."));
            Assert.That((own.Status, known.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)), known.Text);
            Assert.That((await Admin.Get($"/api/v1/activities?contactId={contact["id"]}&kind={kind}&status=open")).Json["items"]!.AsArray(), Has.Count.EqualTo(2), "what was refused was not planned");
        });
    }

    [Test]
    public async Task Plan_OfWhatHasBeen_IsRefused() =>
        Assert.That((await Admin.Post("/api/v1/activities/plan", new { activity = new { kind = "note", body = "Nothing to plan" } })).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Answer_ToAColleaguesMail_IsNotWarnedOfThatMail()
    {
        var rep = await As("sales-rep");
        var contact = await Admin.Create("contacts", new { givenName = "Answered", emails = new[] { new { address = "answered@collision.example" } } });
        var to = new[] { new { contactId = (string?)contact["id"] } };
        var first = await rep.Post("/api/v1/activities/email", new { to, subject = "Price", body = "Twelve a piece." });

        var answer = await Admin.Post("/api/v1/activities/email", new { to, subject = "Re: Price", body = "With pleasure.", inReplyTo = first.Json["id"] });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
    }

    private static async Task<JsonArray> Touches(CrmClient client, string path)
    {
        var answer = await client.Get($"/api/v1/{path}/recent-touches");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json["items"]!.AsArray();
    }
}
