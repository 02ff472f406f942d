using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S48: without consent a page is counted and nothing else; who agreed and fills in a form is recognised, with what they looked at before.</summary>
[Category("S48")]
public sealed class WebVisitTests : HostFixture
{
    private const string Site = "https://www.tarnvale.example";
    private JsonNode form = null!;

    [OneTimeSetUp]
    public async Task MakeForm()
    {
        form = (await Admin.Send(HttpMethod.Put, $"/api/v1/lead-forms/{Guid.CreateVersion7()}", new
        {
            name = "Visited", isActive = true, origins = new[] { Site },
            design = new { title = new { en = "Ask" }, sendsReceipt = false, fields = new object[] { new { field = "email", required = true, label = new { } }, new { field = "message", required = false, label = new { } } } },
        })).Json;
        var saved = await Admin.Send(HttpMethod.Put, "/api/v1/inquiry-settings", new
        {
            answerMinutes = 240, visitOrigins = new[] { Site }, visitRules = new[] { new { path = "/products/scales", product = "Scales" }, new { path = "/products", product = "Anything" } },
        });
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
    }

    [Test]
    public async Task Visitor_WhoAgreedAndAsks_BringsTheEarlierPages_UntilTheConsentIsTakenBack()
    {
        var visitor = Guid.CreateVersion7();
        using var browser = Host.Anonymous();
        foreach (var path in new[] { "/products/scales/one", "/products/scales/two?email=a@b.example", "/products/probes", "/people/eva@secret.example/x" })
        {
            Assert.That((await Visit(browser, new { path, visitorId = visitor, title = "A page", campaign = "Spring" })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        }

        var sent = await browser.Post($"/api/v1/forms/{form["key"]}/submissions", new { values = new { email = "eva@visits.example", message = "Which?" }, visitorId = visitor }, ("Origin", Site));
        var inquiry = (await Admin.Get($"/api/v1/inquiries?search={sent.Json["reference"]}")).Json["items"]![0]!;
        var summary = (await Admin.Get($"/api/v1/web-visits?recordType=lead&recordId={inquiry["recordId"]}")).Json;

        Assert.That((int)summary["views"]!, Is.EqualTo(4), summary.ToJsonString());
        Assert.That(summary["interest"]!.AsArray().Select(i => $"{i!["product"]} {i["views"]}"), Is.EqualTo(new[] { "Scales 2", "Anything 1" }));
        Assert.That(summary.ToJsonString(), Does.Not.Contain("secret.example").And.Not.Contain("a@b.example"), "parameters, and parts of a path with an address, are not kept");
        await Eventually(async () => (await Admin.Get($"/api/v1/leads/{inquiry["recordId"]}/timeline")).Text.Contains("www.tarnvale.example", StringComparison.Ordinal), "one entry tells of the visits before");

        await browser.Send(HttpMethod.Delete, $"/api/v1/visits/{visitor}", body: null, ("Origin", Site));
        Assert.That((int)(await Admin.Get($"/api/v1/web-visits?recordType=lead&recordId={inquiry["recordId"]}")).Json["views"]!, Is.Zero);
    }

    [Test]
    public async Task Visit_WithoutConsent_OrFromElsewhere_LeavesNothingOfAnybody()
    {
        using var browser = Host.Anonymous();
        await Visit(browser, new { path = "/anonymous", title = "Not kept", referrer = "not.kept.example" });
        await Visit(browser, new { path = "/anonymous" });
        var foreign = await browser.Post("/api/v1/visits", new { path = "/x" }, ("Origin", "https://evil.example"));
        var script = await browser.Get("/v.js");
        var sent = await browser.Post($"/api/v1/forms/{form["key"]}/submissions", new { values = new { email = "unseen@visits.example" } }, ("Origin", Site));
        var inquiry = (await Admin.Get($"/api/v1/inquiries?search={sent.Json["reference"]}")).Json["items"]![0]!;

        Assert.That((foreign.Status, foreign.Code), Is.EqualTo((HttpStatusCode.Forbidden, "origin_not_allowed")));
        Assert.That((int)(await Admin.Get($"/api/v1/web-visits?recordType=lead&recordId={inquiry["recordId"]}")).Json["views"]!, Is.Zero);
        Assert.That(script.Text, Does.Contain("globalPrivacyControl").And.Contain("doNotTrack").And.Not.Contain("document.cookie"));
        Assert.That(script.Headers["Cross-Origin-Resource-Policy"], Is.EqualTo("cross-origin"));
        var counted = (await Admin.Get("/api/v1/page-counts")).Json["items"]!.AsArray().Single(c => (string)c!["path"]! == "/anonymous")!;
        Assert.That((int)counted["views"]!, Is.EqualTo(2));
    }

    private static Task<Answer> Visit(CrmClient browser, object body) => browser.Post("/api/v1/visits", body, ("Origin", Site));
}
