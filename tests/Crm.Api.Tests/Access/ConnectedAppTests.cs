using System.Net;
using Crm.Platform.Http;
using Crm.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Who connects apps, what people are asked, and how that ends.</summary>
public sealed class ConnectedAppTests : OAuthFixture
{
    [Test]
    public async Task CheckAppRequest_OfARegisteredApp_SaysWhoAsksForWhat()
    {
        var app = await Register();
        var person = await As("read-only");

        var question = await person.Post("/api/v1/session/app-requests/check", Ask(app));

        Assert.That(question.Status, Is.EqualTo(HttpStatusCode.OK), question.Text);
        Assert.That(((string)question.Json["appName"]!, (string)question.Json["returnsTo"]!), Is.EqualTo(("Newsletter", "app.example")));
        Assert.That(question.Json["permissions"]!.AsArray().Select(p => (string)p!), Is.EqualTo(new[] { "contacts.read" }), "what this person may not do, the app will not either");
    }

    [TestCase("clientId", "nobody", "unknown_app")]
    [TestCase("redirectUri", "https://app.example/back?from=crm&more=1", "wrong_redirect")]
    [TestCase("redirectUri", "https://app.example.evil.example/back?from=crm", "wrong_redirect")]
    [TestCase("redirectUri", "https://APP.example/back?from=crm", "wrong_redirect")]
    [TestCase("redirectUri", "javascript:alert(1)", "wrong_redirect")]
    public async Task AppRequest_OfAStrangerOrToAStrangersAddress_SendsNobodyAnywhere(string member, string value, string code)
    {
        var app = await Register();
        var request = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Ask(app)))!;
        request[member] = value;

        var asked = await Admin.Post("/api/v1/session/app-requests/check", request.ToJsonString());
        var decided = await Admin.Post("/api/v1/session/app-requests", new { request, allow = true });

        Assert.That(((string?)asked.Code, (string?)decided.Code), Is.EqualTo((code, code)));
    }

    [TestCase("responseType", "token", "unsupported_response_type")]
    [TestCase("codeChallenge", null, "invalid_request")]
    [TestCase("codeChallengeMethod", "plain", "invalid_request")]
    [TestCase("scope", "accounts:read", "invalid_scope")]
    public async Task AppRequest_ThatIsWrong_TellsTheApp(string member, string? value, string error)
    {
        var app = await Register();
        var request = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Ask(app)))!;
        request[member] = value;

        var asked = Members((string)(await Admin.Post("/api/v1/session/app-requests/check", request.ToJsonString())).Json["redirectTo"]!);
        var decided = Members((string)(await Admin.Post("/api/v1/session/app-requests", new { request, allow = true })).Json["redirectTo"]!);

        Assert.That((asked["error"], asked["state"], decided["error"]), Is.EqualTo((error, "a b&c", error)));
        Assert.That(decided, Does.Not.ContainKey("code"));
    }

    [Test]
    public async Task DecideOnApp_Either_GivesBackStateAndIssuer()
    {
        var app = await Register();
        using var nobody = Host.Anonymous();
        var issuer = (string)(await nobody.Get("/.well-known/oauth-authorization-server")).Json["issuer"]!;

        var allowed = await Allow(Admin, app);
        var refused = await Allow(Admin, app, allow: false);

        Assert.That((allowed["state"], allowed["iss"], allowed["from"]), Is.EqualTo(("a b&c", issuer, "crm")));
        Assert.That((refused["error"], refused["state"], refused.ContainsKey("code")), Is.EqualTo(("access_denied", "a b&c", false)));
    }

    [Test]
    public async Task DecideOnApp_FromAForeignPage_IsRefused()
    {
        var app = await Register();
        using var browser = await Host.As("sales-rep");
        browser.ForgetToken();

        var answer = await browser.Post("/api/v1/session/app-requests", new { request = Ask(app), allow = true });

        Assert.That(answer.Code, Is.EqualTo("antiforgery"));
    }

    [Test]
    public async Task AnApp_ForSomebody_ReachesNothingThatNamesNoPermission()
    {
        var app = await Register(scopes: ["*:*"]);
        using var program = With(await TokensOf(Admin, app));
        var closed = Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(e => e.Metadata.GetMetadata<EndpointAccess>()?.Audience == EndpointAudience.SignedIn || e.Metadata.GetMetadata<FreshProof>() is not null).ToList();
        var open = new List<string>();
        foreach (var endpoint in closed)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, "\\{[^}]+\\}", Guid.CreateVersion7().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            if (endpoint.Metadata.GetMetadata<OpenToApps>() is not null)
            {
                open.Add(endpoint.Metadata.GetMetadata<EndpointNameMetadata>()!.EndpointName);
                continue;
            }

            Assert.That((await program.Send(method, path, method == HttpMethod.Get ? null : "{}")).Code, Is.EqualTo("people_only"), $"{method} {path}");
        }

        Assert.That(closed, Has.Count.GreaterThan(40));

        // What names no permission is open only where it looks at each of them itself, or shows nothing of anybody. Say here why before adding one.
        Assert.That(open, Is.EquivalentTo(new[]
        {
            "SearchEverything", // finds what may be read
            "GetMetadata", "GetAddressFormats", "NormaliseText", "ListConsentPurposes", // of the installation, not of persons
            "GetJob", "WatchJob", "CancelJob", // what the app itself has begun, by its id
        }));
    }

    [Test]
    public async Task WithdrawApp_ItsTokens_EndAtOnce()
    {
        var app = await Register();
        var person = await As("marketer");
        var tokens = await TokensOf(person, app);
        Assert.That((await person.Get("/api/v1/session/apps")).Json["items"]!.AsArray().Select(a => (string)a!["id"]!), Does.Contain(app.Id));

        var withdrawn = await person.Delete($"/api/v1/session/apps/{app.Id}");

        Assert.That(withdrawn.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.Unauthorized));
        IsRefused(await ForRefresh(app, tokens), "invalid_grant");
        Assert.That((await person.Get("/api/v1/session/apps")).Json["items"]!.AsArray(), Is.Empty);
        Assert.That((await person.Delete($"/api/v1/session/apps/{app.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("password")]
    [TestCase("active")]
    [TestCase("role")]
    public async Task APerson_WhoIsKeptOutOrChanged_TakesTheirAppsAlong(string what)
    {
        var app = await Register();
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "marketer"));
        using var person = await People.SignIn(Host, email);
        var tokens = await TokensOf(person, app);
        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.OK));

        object change = what switch { "password" => new { password = "another horse battery" }, "active" => new { active = false }, _ => new { roleId = await TestRoles.Insert(Host, "accounts.read") } };
        Assert.That((await Admin.Patch($"/api/v1/users/{id}", change)).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(await Status(tokens), Is.EqualTo(what == "role" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized));
        Assert.That((await ForRefresh(app, tokens)).Status, Is.EqualTo(what == "role" ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task RevokeApp_OnOneInstance_EndsItOnTheOther()
    {
        var app = await Register("marketer");
        var own = (await Token(app, ("grant_type", "client_credentials"))).Json;
        var lent = await TokensOf(Admin, app);
        await using var second = await Host.StartSecond();
        using var there = second.Anonymous();
        there.UseKey((string)lent["access_token"]!);
        Assert.That((await there.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await Admin.Delete($"/api/v1/connected-apps/{app.Id}")).Status, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await Status(own), await Status(lent)), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        await Eventually(async () => (await there.Get("/api/v1/contacts")).Status == HttpStatusCode.Unauthorized, "the other instance refuses it too");
        IsRefused(await Token(app, ("grant_type", "client_credentials")), "invalid_client");
    }

    [TestCase(24, HttpStatusCode.OK)]
    [TestCase(0, HttpStatusCode.Unauthorized)]
    public async Task RotateAppSecret_TheOldOne_WorksForItsGrace(int graceHours, HttpStatusCode old)
    {
        var app = await Register("marketer");

        var rotated = await Admin.Post($"/api/v1/connected-apps/{app.Id}/rotate", new { graceHours });

        Assert.That(rotated.Status, Is.EqualTo(HttpStatusCode.OK), rotated.Text);
        Assert.That((await Token(app with { Secret = (string)rotated.Json["secret"]! }, ("grant_type", "client_credentials"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Token(app, ("grant_type", "client_credentials"))).Status, Is.EqualTo(old));
    }

    [Test]
    public async Task RegisterApp_WithNonsense_IsToldAllOfIt()
    {
        var answer = await Admin.Post("/api/v1/connected-apps", new { name = "", scopes = new[] { "contact:read" }, redirectUris = new[] { "http://app.example/" } });
        var bare = await Admin.Post("/api/v1/connected-apps", new { name = "Bare", scopes = Array.Empty<string>() });

        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "name", "scopes", "redirectUris" }));
        Assert.That(bare.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "scopes", "redirectUris" }));
    }

    [Test]
    public async Task RegisterApp_WithARoleThatReachesFurtherThanOnesOwn_IsRefused()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.Insert(Host, "api-keys.manage", "*.read", "templates.read"));
        using var clerk = await People.SignIn(Host, email);
        var roleId = await TestRoles.BuiltIn(clerk, "marketer");

        var wide = await clerk.Post("/api/v1/connected-apps", new { name = "Too much", scopes = new[] { "contacts:*" }, roleId });
        var narrow = await clerk.Post("/api/v1/connected-apps", new { name = "Enough", scopes = new[] { "contacts:read" }, roleId });

        Assert.That((wide.Code, narrow.Status), Is.EqualTo(("exceeds_own_rights", HttpStatusCode.Created)), narrow.Text);
    }

    [Test]
    public async Task Secrets_AreInNoTable()
    {
        var app = await Register("marketer");
        var tokens = await TokensOf(Admin, app);

        foreach (var secret in (string[])[app.Secret!, (string)tokens["access_token"]!, (string)tokens["refresh_token"]!])
        {
            Assert.That(await TableDump.Contains(Host, secret), Is.False);
        }
    }
}
