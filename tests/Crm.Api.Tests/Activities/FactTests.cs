using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>A note from the road: the recording hangs on it, and what its text names is proposed, until it is confirmed.</summary>
[Category("S15")]
public sealed class FactTests : HostFixture
{
    [Test]
    public async Task Note_NamesPeopleDaysAndAPromise_ProposesThemUntilTheyAreConfirmed()
    {
        var account = await Admin.Create("accounts", new { name = "Visited & Co" });
        var contact = await Admin.Create("contacts", new { givenName = "Ada", familyName = "Visser", accountId = account["id"] });
        var other = await Admin.Create("contacts", new { givenName = "Bram", familyName = "Kuiper", accountId = account["id"] });
        var note = await Admin.Create("activities", new { kind = "note", contactId = contact["id"], body = "Spoke to Ada, then to Kuiper. They decide tomorrow. I'll send the revised quote by Friday." });

        var facts = await Facts(note);
        Assert.That(facts["people"]!.AsArray().Select(p => (S(p!, "contactId"), S(p!, "words"))), Is.EqualTo(new[] { (S(other, "id"), "Kuiper") }), "the contact itself is no news");
        Assert.That(facts["days"]!.AsArray().Select(d => (S(d!, "words"), S(d!, "sentence"))), Is.EqualTo(new[] { ("tomorrow", "They decide tomorrow.") }), "the day of the promise is the promise's");
        await Eventually(async () => (await Facts(note))["promises"]!.AsArray().Count == 1, "the promise is proposed");

        var day = S(facts["days"]![0]!, "day");
        await Admin.Create("activities", new { kind = "task", subject = "They decide", dueAt = $"{day}T09:00:00Z", contactId = contact["id"] });
        await Admin.Patch($"/api/v1/activities/{note["id"]}", new { attendees = new[] { new { recordType = "contact", recordId = other["id"], name = "Bram Kuiper" } } });
        await Admin.Post($"/api/v1/promises/{(await Facts(note))["promises"]![0]!["id"]}/confirm");

        facts = await Facts(note);
        Assert.That((facts["people"]!.AsArray().Count, facts["days"]!.AsArray().Count, facts["promises"]!.AsArray().Count), Is.EqualTo((0, 0, 0)));
        await Eventually(async () => (await Admin.Get($"/api/v1/contacts/{other["id"]}/timeline")).Json["items"]!.AsArray().Any(e => e!["kind"]!.ToString() == "note"), "the note stands on that person's timeline too");
    }

    [Test]
    public async Task Facts_OfWhatOneMayNotSee_AreNone()
    {
        var note = await Admin.Create("activities", new { kind = "note", body = "Tomorrow." });

        Assert.That((await Admin.Get($"/api/v1/activities/{Guid.CreateVersion7()}/facts")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Facts(note))["people"]!.AsArray(), Is.Empty);
    }

    [TestCase("visit.weba", "1A45DFA3", "audio/webm")]
    [TestCase("visit.ogg", "4F676753", "audio/ogg")]
    [TestCase("visit.m4a", "000000186674797069736F35", "audio/mp4")]
    [TestCase("visit.wav", "524946460000000057415645666D7420", "audio/wav")]
    [TestCase("page.weba", "3C68746D6C3E3C7363726970743E", "application/octet-stream", Description = "markup under the name of a recording")]
    [TestCase("film.webm", "1A45DFA3", "application/octet-stream", Description = "the same container, but perhaps a film")]
    public async Task Recording_OnANote_IsPlayedAsWhatItIsOrSaved(string name, string head, string contentType)
    {
        var note = await Admin.Create("activities", new { kind = "note", subject = "Voice note" });
        var uploaded = await Admin.Upload("/api/v1/files", name, [.. Convert.FromHexString(head), .. new byte[50]], ("recordType", "activity"), ("recordId", S(note, "id")!));
        Assert.That(uploaded.Status, Is.EqualTo(HttpStatusCode.Created), uploaded.Text);

        var answer = await Admin.Get($"/api/v1/files/{uploaded.Json["id"]}/content");

        Assert.That((answer.ContentType, (bool)uploaded.Json["viewable"]!), Is.EqualTo((contentType, contentType.StartsWith("audio/", StringComparison.Ordinal))));
        Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(answer.Headers["Content-Security-Policy"], Does.StartWith("sandbox;"));
    }

    private async Task<JsonNode> Facts(JsonNode note)
    {
        var answer = await Admin.Get($"/api/v1/activities/{note["id"]}/facts");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
