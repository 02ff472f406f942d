using System.Net;
using System.Text.RegularExpressions;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Consents;

/// <summary>The page on which customers choose: behind a link that cannot be guessed, without sign-in and without a script.</summary>
[Category("S59")]
[Category("S90")]
public sealed partial class PreferencePageTests : HostFixture
{
    private CrmClient customer = null!;

    [OneTimeSetUp]
    public async Task Customer()
    {
        customer = Host.Anonymous();
        await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/newsletter", new
        {
            basis = "consent", channels = new[] { "email", "sms" },
            texts = new Dictionary<string, object> { ["en"] = new { name = "News <b>", text = "Once a month." }, ["es"] = new { name = "Novedades", text = "Una vez al mes." } },
        });
        await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/invoices", new
        {
            basis = "contract", channels = new[] { "email" }, texts = new Dictionary<string, object> { ["en"] = new { name = "Invoices", text = "What you bought." } },
        });
    }

    [OneTimeTearDown]
    public void Leave() => customer.Dispose();

    [Test]
    public async Task Page_ShowsPurposes_NeedsNoScript_AndTellsNobodyItsAddress()
    {
        var (_, path) = await Link();

        var page = await customer.Get(path);

        Assert.That((page.Status, page.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(page.Text, Does.Contain("News &lt;b&gt;").And.Contain("<html lang=\"en\"").And.Not.Contain("<script").And.Not.Contain("Invoices"));
        Assert.That(page.Text, Does.Not.Contain(" style=").And.Not.Contain(" onclick"), "the policy forbids what stands inline");
        var nonce = NonceOfStyle().Match(page.Text).Groups["nonce"].Value;
        Assert.That(page.Headers["Content-Security-Policy"], Does.Contain($"'nonce-{nonce}'"));
        Assert.That((page.Headers["Cache-Control"], page.Headers["Referrer-Policy"], page.Headers["X-Robots-Tag"]), Is.EqualTo(("no-store", "no-referrer", "noindex")));
        Assert.That(page.Text.Split("<input type=\"checkbox\""), Has.Length.EqualTo(page.Text.Split("<label><input type=\"checkbox\"").Length), "every box has its label");
    }

    [TestCase("es", "Tus preferencias", "Novedades")]
    [TestCase("it", "Le tue preferenze", "News")]
    [TestCase("ru", "Ваши настройки", "News")]
    [TestCase("zh", "您的偏好设置", "News")]
    public async Task Page_InFiveLanguages(string language, string title, string purpose)
    {
        var (_, path) = await Link();

        Assert.That((await customer.Get($"{path}?lang={language}")).Text, Does.Contain($"<html lang=\"{language}\"").And.Contain(title).And.Contain(purpose));
        Assert.That((await customer.Send(HttpMethod.Get, path, null, ("Accept-Language", $"{language}-XX,en;q=0.5"))).Text, Does.Contain(title));
    }

    [Test]
    public async Task Choice_HoldsAtOnce_WithItsProof()
    {
        var (id, path) = await Link();

        var saved = await Send($"{path}?lang=es", ("act", "save"), ("may", "email.newsletter"));

        Assert.That((saved.Status, saved.Headers["Location"]), Is.EqualTo((HttpStatusCode.Found, $"{path}?lang=es&saved")));
        Assert.That(await May(id), Is.True);
        Assert.That((await customer.Get(saved.Headers["Location"])).Text, Does.Contain("role=\"status\"").And.Contain("value=\"email.newsletter\" checked"));
        var act = (await Admin.Get($"/api/v1/contacts/{id}/consents")).Json["history"]!.AsArray();
        Assert.That(act, Has.Count.EqualTo(1), "what did not change is no act");
        Assert.That(((string)act[0]!["source"]!, (string)act[0]!["language"]!, (int)act[0]!["textVersion"]!, (string)act[0]!["userAgent"]!), Is.EqualTo(("preferencePage", "es", 1, "Customer/1.0")));

        await Send(path, ("act", "nothing"));
        Assert.That(await May(id), Is.False);
    }

    [Test]
    public async Task OneClick_Unsubscribes_AsMailProgramsDo()
    {
        var (id, path) = await Link();
        await Send(path, ("act", "save"), ("may", "email.newsletter"), ("may", "sms.newsletter"));

        var answer = await Send($"{path}?channel=email&purpose=newsletter", ("List-Unsubscribe", "One-Click"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await May(id), Is.False);
        Assert.That(await May(id, ConsentChannel.Sms), Is.True, "what nobody asked to end goes on");
        Assert.That((await customer.Get($"{path}?channel=email&purpose=newsletter")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Get_ChangesNothing_SinceProgramsLookAtLinks()
    {
        var (id, path) = await Link();
        await Send(path, ("act", "save"), ("may", "email.newsletter"));

        await customer.Get($"{path}?act=nothing&List-Unsubscribe=One-Click");

        Assert.That(await May(id), Is.True);
    }

    [Test]
    public async Task Link_ThatNobodyWasGiven_IsGone_AndTheTokenIsNotKept()
    {
        var (id, path) = await Link();
        var token = path["/p/".Length..];

        Assert.That(token, Has.Length.EqualTo(43), "256 bits");
        Assert.That((await customer.Get(path + "x")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Send("/p/guessed", ("act", "nothing"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await Host.InScope(async s => Assert.That(
            await s.GetRequiredService<CrmDbContext>().Set<PreferenceLink>().Where(l => l.RecordId == id).Select(l => l.TokenHash).SingleAsync(), Has.Length.EqualTo(64).And.Not.Contain(token)));
        Assert.That((await (await As("read-only")).Post($"/api/v1/contacts/{id}/preference-link")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<(Guid Id, string Path)> Link()
    {
        var id = (Guid)(await Admin.Create("contacts", new { familyName = "Chooser" }))["id"]!;
        var answer = await Admin.Post($"/api/v1/contacts/{id}/preference-link");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return (id, new Uri((string)answer.Json["url"]!).AbsolutePath);
    }

    private Task<Answer> Send(string path, params (string Name, string Value)[] fields) =>
        customer.Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), ("User-Agent", "Customer/1.0"));

    private async Task<bool> May(Guid id, ConsentChannel channel = ConsentChannel.Email)
    {
        var may = false;
        await Host.InScope(async s => may = (await s.GetRequiredService<IConsentCheck>().MaySend(id, channel, "newsletter", default)).MaySend);
        return may;
    }

    [GeneratedRegex("<style nonce=\"(?<nonce>[^\"]+)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NonceOfStyle();
}
