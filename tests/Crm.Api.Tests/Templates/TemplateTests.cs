using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Templates;

/// <summary>Templates are written with placeholders of visible fields, tried out on real records, and cannot be turned against their readers.</summary>
[Category("S67")]
public sealed class TemplateTests : HostFixture
{
    [Test]
    public async Task Preview_WithARecord_FillsInItsFieldsAndThoseItPointsAt()
    {
        var account = await Admin.Create("accounts", new { name = "Acme & Sons", annualRevenue = new { amount = 1234.5m, currency = "EUR" } });
        var contact = await Admin.Create("contacts", new { givenName = "Ana", accountId = account["id"], birthday = "1980-03-09", emails = new[] { new { address = "ana@acme.example" } } });

        var shown = await Preview("es", "Hola {{contact.givenName}}", "**{{account.name}}** {{account.annualRevenue | money}} {{contact.birthday | date: \"long\"}} {{contact.emails}} {{user.name}} {{contact.nickname}} {{contact.title | default: \"cliente\"}}", (Guid)contact["id"]!);

        Assert.That(shown.Status, Is.EqualTo(HttpStatusCode.OK), shown.Text);
        Assert.That((string)shown.Json["subject"]!, Is.EqualTo("Hola Ana"));
        Assert.That((string)shown.Json["html"]!, Does.Contain("<strong>Acme &amp; Sons</strong>").And.Contain("1.234,50 EUR").And.Contain("9 de marzo de 1980").And.Contain("ana@acme.example").And.Contain("cliente"));
        Assert.That((string)shown.Json["text"]!, Does.Contain("Acme & Sons"));
        Assert.That(shown.Json["missing"]!.AsArray().Select(m => (string)m!), Is.EqualTo(new[] { "contact.nickname" }));
    }

    [Test]
    public async Task Preview_ValuesThatLookLikeMarkup_StayText()
    {
        var contact = await Admin.Create("contacts", new { givenName = "<script>alert(1)</script>", familyName = "**[x](http://evil.example)** {{user.email}}", website = "https://ok.example/\"><b>" });

        var html = (string)(await Preview("en", "Subject", "{{contact.givenName}} {{contact.familyName}} [site](https://x.example/?q={{contact.givenName}}) [run](javascript:alert(1))", (Guid)contact["id"]!)).Json["html"]!;

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("href=\"http://evil").And.Not.Contain("javascript:"));
        Assert.That(html, Does.Contain("&lt;script&gt;").And.Contain("{{user.email}}").And.Contain("?q=%3Cscript%3E").And.Contain("href=\"#\""));
    }

    [Test]
    public async Task Preview_HtmlInTheBody_IsShownAsText() =>
        Assert.That((string)(await Preview("en", "Subject", "<img src=x onerror=alert(1)>", null)).Json["html"]!, Does.Not.Contain("<img").And.Contain("&lt;img"));

    [Test]
    public async Task Preview_OfARecordThatCannotBeSeen_DoesNotExist() =>
        Assert.That((await Preview("en", "Subject", "{{contact.givenName}}", Guid.CreateVersion7())).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Create_UnknownPlaceholders_AreRefusedByName()
    {
        var answer = await Admin.Post("/api/v1/templates", new { name = "Wrong", recordType = "contact", texts = new { en = new { subject = "Hi {{contact.nonsense}}", body = "{{user.password}} {{contact.givenName}}" } } });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "unknown_placeholder")));
        Assert.That(answer.Json["params"]!["placeholders"]!.AsArray().Select(p => (string)p!), Is.EqualTo(new[] { "contact.nonsense", "user.password" }));
    }

    [TestCase("{{contact.givenName")]
    [TestCase("{{contact.givenName | shout}}")]
    [TestCase("{{for x in y}}")]
    [TestCase("{{}}")]
    [TestCase("{{contact.givenName | default}}")]
    public async Task Create_WhatIsNoPlaceholder_IsRefused(string body)
    {
        var answer = await Admin.Post("/api/v1/templates", new { name = "Wrong", recordType = "contact", texts = new { en = new { subject = "Hi", body } } });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "validation")));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { "texts.en.body" }));
    }

    [Test]
    public async Task Template_ItsWholeLife()
    {
        var created = await Admin.Post("/api/v1/templates", new { name = "Welcome", recordType = "contact", texts = new { en = new { subject = "Hi {{contact.givenName}}", body = "Welcome" } } });
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        var path = $"/api/v1/templates/{created.Json["id"]}";
        Assert.That(created.Json["placeholders"]!.AsArray().Select(p => (string)p!), Does.Contain("account.name").And.Contain("user.name").And.Contain("owner.name"));

        var changed = await Admin.Patch(path, new { texts = new { en = new { subject = "Hello", body = "Body" }, ru = new { subject = "Привет", body = "Тело" } } }, ("If-Match", "\"v1\""));
        Assert.That((changed.Status, (int)changed.Json["version"]!, (string)changed.Json["name"]!), Is.EqualTo((HttpStatusCode.OK, 2, "Welcome")));
        Assert.That((await Admin.Patch(path, new { name = "Late" }, ("If-Match", "\"v1\""))).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await Admin.Delete(path)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Names("/api/v1/templates"), Does.Not.Contain("Welcome"));
        Assert.That(await Names("/api/v1/templates?deleted=true"), Does.Contain("Welcome"));
        Assert.That((await Admin.Post($"{path}/restore")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Names("/api/v1/templates"), Does.Contain("Welcome"));
    }

    [Test]
    public async Task BuiltIn_IsThereInFiveLanguages_CanBeRewrittenAndReset_NotDeleted()
    {
        var digest = (await Admin.Get("/api/v1/templates")).Json["items"]!.AsArray().Single(t => (string?)t!["key"] == "notification.digest")!;
        Assert.That(digest["texts"]!.AsObject().Select(t => t.Key), Is.EquivalentTo(new[] { "en", "es", "zh", "ru", "it" }));
        var path = $"/api/v1/templates/{digest["id"]}";
        Assert.That((await Admin.Delete(path)).Code, Is.EqualTo("template_built_in"));
        Assert.That((await Admin.Patch(path, new { texts = new { en = new { subject = "{{contact.givenName}}", body = "x" } } })).Code, Is.EqualTo("unknown_placeholder"));
        var changed = await Admin.Patch(path, new { texts = new { en = new { subject = "Mine: {{count}}", body = "{{items}}" } } });
        Assert.That(((bool)changed.Json["edited"]!, changed.Json["texts"]!.AsObject().Count), Is.EqualTo((true, 1)));
        var reset = await Admin.Post($"{path}/reset");
        Assert.That(((bool)reset.Json["edited"]!, reset.Json["texts"]!.AsObject().Count), Is.EqualTo((false, 5)));
    }

    [Test]
    public async Task Templates_WithoutThePermission_AreReadOnly()
    {
        var rep = await As("sales-rep");

        Assert.That((await rep.Get("/api/v1/templates")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await rep.Post("/api/v1/templates", new { name = "No", texts = new { en = new { subject = "a", body = "b" } } })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await (await As("read-only")).Get("/api/v1/templates")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<List<string>> Names(string path) => [.. (await Admin.Get(path)).Json["items"]!.AsArray().Select(t => (string)t!["name"]!)];

    private Task<Answer> Preview(string language, string subject, string body, Guid? recordId) =>
        Admin.Post("/api/v1/templates/preview", new { recordType = "contact", recordId, language, subject, body });
}
