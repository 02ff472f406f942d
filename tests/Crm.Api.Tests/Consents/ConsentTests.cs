using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Consents;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Consents;

/// <summary>What people agreed to binds every sender, at once and provably.</summary>
[Category("S59")]
[Category("S90")]
public sealed class ConsentTests : HostFixture
{
    [OneTimeSetUp]
    public async Task Purposes()
    {
        await Purpose("newsletter", "consent", "News");
        await Purpose("service-tips", "legitimateInterest", "Tips");
        await Purpose("invoices", "contract", "Invoices");
    }

    [Test]
    public async Task Consents_AreOnlyAdded_AndTheLastWordCounts()
    {
        var id = await Person("Anna", "Append");
        Assert.That(await May(id, "newsletter"), Is.EqualTo((false, "neverAsked")));

        await Say(id, "granted", at: "2026-01-10T10:00:00Z");
        Assert.That(await May(id, "newsletter"), Is.EqualTo((true, "granted")));
        await Say(id, "withdrawn", at: "2026-02-10T10:00:00Z");
        await Say(id, "granted", at: "2026-02-01T10:00:00Z");

        Assert.That(await May(id, "newsletter"), Is.EqualTo((false, "withdrawn")), "said earlier though written down later");
        var all = (await Admin.Get($"/api/v1/contacts/{id}/consents")).Json;
        Assert.That(all["history"]!.AsArray().Select(h => (string)h!["status"]!), Is.EqualTo(new[] { "withdrawn", "granted", "granted" }));
        Assert.That((int)all["history"]![0]!["textVersion"]!, Is.EqualTo(1));
        var email = all["states"]!.AsArray().Single(s => (string)s!["purpose"]! == "newsletter" && (string)s["channel"]! == "email")!;
        Assert.That(((string)email["status"]!, (bool)email["maySend"]!), Is.EqualTo(("withdrawn", false)));
        Assert.That(all["states"]!.AsArray().Single(s => (string)s!["purpose"]! == "newsletter" && (string)s["channel"]! == "sms")!["status"], Is.Null, "never asked");
    }

    [Test]
    public async Task Lists_FilterByWhoMayBeWrittenTo()
    {
        var (yes, no) = (await Person("Yara", "Listed"), await Person("Nils", "Listed"));
        await Say(yes, "granted");
        await Say(no, "granted");
        await Say(no, "withdrawn");

        var found = (await Admin.Get("/api/v1/contacts?mayReceive=email.newsletter&familyName=Listed")).Json["items"]!.AsArray();

        Assert.That(found.Select(c => (Guid)c!["id"]!), Is.EqualTo(new[] { yes }));
        Assert.That(found[0]!["mayReceive"]!.AsArray().Select(m => (string)m!), Is.EqualTo(new[] { "email.newsletter" }));
        Assert.That((await Admin.Patch($"/api/v1/contacts/{no}", new { mayReceive = new[] { "email.newsletter" } })).Status, Is.EqualTo(HttpStatusCode.BadRequest), "nobody sets it by hand");
        await Admin.Patch($"/api/v1/contacts/{no}", new { tags = new[] { "vip" } });
        Assert.That(await May(no, "newsletter"), Is.EqualTo((false, "withdrawn")), "an edit brings nothing back");
    }

    [Test]
    public async Task NothingAnyMore_EndsEveryPurpose_ButContractsAndANewGrant()
    {
        var id = await Person("Otto", "Out");
        await Say(id, "granted");
        Assert.That(await May(id, "service-tips"), Is.EqualTo((true, "notObjected")));

        await Say(id, "withdrawn", purpose: "*");

        Assert.That(await May(id, "newsletter"), Is.EqualTo((false, "withdrawn")));
        Assert.That(await May(id, "service-tips"), Is.EqualTo((false, "objected")));
        Assert.That(await May(id, "invoices"), Is.EqualTo((true, "contract")));
        Assert.That(await May(id, "newsletter", ConsentChannel.Post), Is.EqualTo((false, "notThisChannel")));
        Assert.That(await May(id, "nonsense"), Is.EqualTo((false, "unknownPurpose")));
        await Say(id, "granted");
        Assert.That(await May(id, "newsletter"), Is.EqualTo((true, "granted")));
    }

    [Test]
    public async Task Merge_TakesTheLastWordOfBoth()
    {
        var (kept, gone) = (await Person("Mia", "Merged"), await Person("Mia", "Merged"));
        await Say(kept, "granted", at: "2026-01-01T00:00:00Z");
        await Say(gone, "withdrawn", at: "2026-03-01T00:00:00Z");

        var merged = await Admin.Post($"/api/v1/contacts/{kept}/merge", new { others = new[] { gone } });

        Assert.That((int)merged.Status, Is.LessThan(300), merged.Text);
        Assert.That(await May(kept, "newsletter"), Is.EqualTo((false, "withdrawn")));
        Assert.That(await May(gone, "newsletter"), Is.EqualTo((false, "withdrawn")), "by the old id as well");
        Assert.That((await Admin.Get($"/api/v1/contacts/{kept}")).Json["mayReceive"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Purpose_OtherTexts_BecomeANewVersion()
    {
        var first = await Purpose("versions", "consent", "First");
        var same = await Purpose("versions", "consent", "First");
        var second = await Purpose("versions", "consent", "Second");

        Assert.That(new[] { first, same, second }.Select(p => (int)p["textVersion"]!), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That((await (await As("marketer")).Send(HttpMethod.Put, "/api/v1/consent-purposes/versions", new { })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/Bad%20Key", Body("consent", "x"))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Consents_OfWhomOneMayNotChange_AreRefused()
    {
        var id = await Person("Rita", "Readonly");
        var reader = await As("read-only");

        Assert.That((await reader.Get($"/api/v1/contacts/{id}/consents")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await reader.Post($"/api/v1/contacts/{id}/consents", new { channel = "email", purpose = "newsletter", status = "granted" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Admin.Post($"/api/v1/contacts/{id}/consents", new { channel = "email", purpose = "nonsense", status = "granted" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Post($"/api/v1/contacts/{id}/consents", new { channel = "email", purpose = "newsletter", status = "granted", at = "2999-01-01T00:00:00Z" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<Guid> Person(string given, string family) => (Guid)(await Admin.Create("contacts", new { givenName = given, familyName = family }))["id"]!;

    private async Task Say(Guid id, string status, string? at = null, string purpose = "newsletter")
    {
        var answer = await Admin.Post($"/api/v1/contacts/{id}/consents", new { channel = "email", purpose, status, at, language = "en", form = "Fair 2026" });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private async Task<(bool MaySend, string Reason)> May(Guid id, string purpose, ConsentChannel channel = ConsentChannel.Email)
    {
        ConsentVerdict? verdict = null;
        await Host.InScope(async s => verdict = await s.GetRequiredService<IConsentCheck>().MaySend(id, channel, purpose, default));
        return (verdict!.MaySend, verdict.Reason);
    }

    private async Task<JsonNode> Purpose(string key, string basis, string name)
    {
        var answer = await Admin.Send(HttpMethod.Put, $"/api/v1/consent-purposes/{key}", Body(basis, name));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static object Body(string basis, string name) =>
        new { basis, channels = new[] { "email", "sms" }, texts = new Dictionary<string, object> { ["en"] = new { name, text = $"{name}, now and then." }, ["es"] = new { name = name + " es", text = "De vez en cuando." } } };
}
