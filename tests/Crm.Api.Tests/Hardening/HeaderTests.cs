using System.Net;
using System.Text.RegularExpressions;
using Crm.Testing;
using Microsoft.Extensions.FileProviders;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>What every answer tells the browser not to do, whatever kind of answer it is.</summary>
[Category("AnyEngine")]
public sealed partial class HeaderTests : HostFixture
{
    private const string Page = "<html><script type=\"module\" nonce=\"__CSP_NONCE__\" src=\"/assets/a.js\"></script></html>";

    private readonly string built = Directory.CreateTempSubdirectory("crm-page").FullName;

    [OneTimeTearDown]
    public void RemovePage() => Directory.Delete(built, recursive: true);

    // A page of the test's own: the browser application need not have been built.
    protected override Task<CrmHost> Start()
    {
        File.WriteAllText(Path.Combine(built, "index.html"), Page);
        return CrmHost.Start(b => b.Environment.WebRootFileProvider = new PhysicalFileProvider(built));
    }

    [TestCase("/api/v1/session", 200)]
    [TestCase("/api/v1/contacts", 200)]
    [TestCase("/api/v1/contacts?sort=nonsense", 400)]
    [TestCase("/api/v1/contacts/01a202fa-ed5c-7c8a-8f8e-6f42c339eef7", 404)]
    [TestCase("/api/v1/no-such-thing", 404)]
    [TestCase("/swagger/index.html", 200)]
    [TestCase("/swagger/v1/swagger.json", 200)]
    [TestCase("/swagger/session.js", 200)]
    [TestCase("/health/ready", 200)]
    [TestCase("/", 200)]
    [TestCase("/contacts/any/page", 200)]
    public async Task EveryAnswer_CarriesTheHeaders(string path, int status)
    {
        var answer = await Admin.Get(path);

        Assert.That((int)answer.Status, Is.EqualTo(status));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            Assert.That(answer.Headers["X-Frame-Options"], Is.EqualTo("DENY"));
            Assert.That(answer.Headers["Referrer-Policy"], Is.EqualTo("same-origin"));
            Assert.That(answer.Headers["Cross-Origin-Opener-Policy"], Is.EqualTo("same-origin"));
            Assert.That(answer.Headers["Cross-Origin-Resource-Policy"], Is.EqualTo("same-origin"));
            Assert.That(answer.Headers["Permissions-Policy"], Does.Contain("camera=()").And.Contain("geolocation=()").And.Contain("microphone=(self)"));
            Assert.That(answer.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'"));
            Assert.That(Scripts().Match(answer.Headers["Content-Security-Policy"]).Value, Does.Not.Contain("unsafe"));
            Assert.That(answer.Headers, Does.Not.ContainKey("Server").And.Not.ContainKey("X-Powered-By"));
        });
    }

    [Test]
    public async Task Refusals_CarryTheHeadersToo()
    {
        using var nobody = Host.Anonymous();

        var refused = await nobody.Get("/api/v1/contacts");

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(refused.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
        Assert.That(refused.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task ThePage_RepeatsANonce_ThatIsAnotherEachTime()
    {
        var first = await Admin.Get("/");
        var second = await Admin.Get("/");

        var nonce = Nonce().Match(first.Headers["Content-Security-Policy"]).Groups[1].Value;
        Assert.That(nonce, Has.Length.GreaterThanOrEqualTo(22));
        Assert.That(first.Text, Does.Contain($"nonce=\"{nonce}\""));
        Assert.That(second.Text, Does.Not.Contain(nonce));
        Assert.That(first.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    [Test]
    public async Task TheExplorer_HasNoScriptInItsPages_SoThatItsPolicyNeedsNone()
    {
        foreach (var page in (string[])["/swagger/index.html", "/swagger/oauth2-redirect.html"])
        {
            var text = (await Admin.Get(page)).Text;

            Assert.That(InlineScript().Matches(text).Select(m => m.Value), Is.Empty, page);
            Assert.That(text, Does.Not.Contain("<style"), page);
        }

        Assert.That((await Admin.Get("/swagger/index.js")).Text, Does.Not.Contain("X-CSRF-Token"), "an interceptor there would be evaluated, which the policy forbids");
        Assert.That((await Admin.Get("/swagger/index.html")).Text, Does.Contain("/swagger/session.js"));
    }

    [Test]
    public async Task TheExplorersLogo_HasTheOneStyle_ThatItsPolicyNames()
    {
        var logo = LogoStyle().Match((await Admin.Get("/swagger/swagger-ui-standalone-preset.js")).Text);

        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(logo.Value)));

        Assert.That(logo.Success, Is.True);
        Assert.That((await Admin.Get("/swagger/index.html")).Headers["Content-Security-Policy"], Does.Contain($"style-src 'self' 'sha256-{hash}';"));
    }

    [Test]
    public async Task TheDocument_OffersKeysAndTokens_ForEveryClosedOperation()
    {
        var document = (await Admin.Get("/swagger/v1/swagger.json")).Json;

        var schemes = document["components"]!["securitySchemes"]!;
        var flows = schemes["oauth2"]!["flows"]!;
        Assert.That(((string)schemes["apiKey"]!["type"]!, (string)schemes["apiKey"]!["scheme"]!), Is.EqualTo(("http", "bearer")));
        Assert.That(((string)flows["clientCredentials"]!["tokenUrl"]!, (string)flows["authorizationCode"]!["authorizationUrl"]!, (string)flows["authorizationCode"]!["tokenUrl"]!), Is.EqualTo(("/oauth/token", "/oauth/authorize", "/oauth/token")));
        Assert.That(document["paths"]!["/api/v1/contacts"]!["get"]!["security"]!.AsArray().Select(s => s!.AsObject().Single().Key), Is.EqualTo(new[] { "apiKey", "oauth2" }));
        Assert.That(document["paths"]!["/oauth/token"]!["post"]!["requestBody"]!["content"]!.AsObject().Select(c => c.Key), Is.EqualTo(new[] { "application/x-www-form-urlencoded" }));
        Assert.That((await Admin.Get("/swagger/index.js")).Text, Does.Contain("explorer").And.Contain("usePkce"));
    }

    [Test]
    public async Task WhatTheApiAnswers_IsKeptByNoCache()
    {
        Assert.That((await Admin.Get("/api/v1/contacts")).Headers["Cache-Control"], Does.Contain("no-store"));
        Assert.That((await Admin.Get("/api/v1/session")).Headers["Cache-Control"], Does.Contain("no-store"));
    }

    [Test]
    public async Task OverHttps_BrowsersAreToldToStayThere()
    {
        var plain = await Admin.Get("/health");
        var tls = await Admin.Get("https://localhost/health");

        Assert.That(plain.Headers, Does.Not.ContainKey("Strict-Transport-Security"));
        Assert.That(tls.Headers["Strict-Transport-Security"], Is.EqualTo("max-age=31536000"));
    }

    [GeneratedRegex(@"\.logo_small_svg__cls-2\{[^""'`]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogoStyle();

    [GeneratedRegex("script-src [^;]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scripts();

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>|\\son[a-z]+=", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
