using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Which tokens apps get, and when not (RFC 6749, 7009, 7636, 8414, 9700).</summary>
public sealed class OAuthTokenTests : OAuthFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task IssueToken_ForAnAppWithARole_OpensWhatRoleAndScopesOpen(bool inHeader)
    {
        var app = await Register("marketer") with { InHeader = inHeader };

        var answer = await Token(app, ("grant_type", "client_credentials"));
        using var program = With(answer.Json);
        var created = await program.Post("/api/v1/contacts", new { familyName = "By an app" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(((string)answer.Json["token_type"]!, (int)answer.Json["expires_in"]!, (string)answer.Json["scope"]!), Is.EqualTo(("Bearer", 1800, "contacts:read contacts:create")));
        Assert.That(answer.Headers["Cache-Control"], Does.Contain("no-store"));
        Assert.That(answer.Json["refresh_token"], Is.Null);
        Assert.That(((string)created.Json["createdByName"]!, (string)created.Json["ownerId"]!), Is.EqualTo(("Newsletter", app.Id)));
        Assert.That((await program.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await program.Get("/api/v1/session")).Json["user"], Is.Null);
    }

    [Test]
    public async Task IssueToken_WithAScope_OpensThatAloneAndNeverMore()
    {
        var app = await Register("marketer");

        var narrow = await Token(app, ("grant_type", "client_credentials"), ("scope", "contacts:read"));
        using var program = With(narrow.Json);

        Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await program.Post("/api/v1/contacts", new { familyName = "x" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var scope in (string[])["contacts:delete", "contacts:*", "*:*", "nonsense", "contacts:read x"])
        {
            IsRefused(await Token(app, ("grant_type", "client_credentials"), ("scope", scope)), "invalid_scope");
        }
    }

    [Test]
    public async Task IssueToken_WithAWrongSecretOrName_IsRefusedAlike()
    {
        var app = await Register("marketer");
        var known = await Register(isPublic: true);

        var answers = new[]
        {
            await Token(app with { Secret = "crm_cs_wrong" }, ("grant_type", "client_credentials")), await Token(app with { Secret = null }, ("grant_type", "client_credentials")),
            await Token(app with { ClientId = "nobody" }, ("grant_type", "client_credentials")), await Token(known with { Secret = app.Secret }, ("grant_type", "client_credentials")),
        };

        Assert.That(answers.Select(a => (a.Status, (string?)a.Json["error"], a.Text)).Distinct(), Has.Exactly(1).Matches<(HttpStatusCode S, string? E, string)>(a => a is { S: HttpStatusCode.Unauthorized, E: "invalid_client" }));
        Assert.That(answers[0].Headers["WWW-Authenticate"], Does.StartWith("Basic"));
    }

    [Test]
    public async Task IssueToken_OfAnotherGrantOrShape_IsRefusedInTheWordsOfTheStandard()
    {
        var app = await Register("marketer");
        var people = await Register();

        IsRefused(await Token(app), "invalid_request");
        IsRefused(await Token(app, ("grant_type", "password")), "unsupported_grant_type");
        IsRefused(await Token(app, ("grant_type", "client_credentials"), ("grant_type", "client_credentials")), "invalid_request");
        IsRefused(await Token(people, ("grant_type", "client_credentials")), "unauthorized_client");
        IsRefused(await Token(app, ("grant_type", "authorization_code")), "invalid_grant");
        IsRefused(await Token(app, ("grant_type", "refresh_token")), "invalid_grant");
        using var nobody = Host.Anonymous();
        IsRefused(await nobody.Post("/oauth/token", new { grant_type = "client_credentials" }), "invalid_request");
        Assert.That((await nobody.Get("/oauth/token")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task IssueToken_ForACode_ActsForThePerson()
    {
        var app = await Register();
        var person = await As("sales-rep");
        var me = (await person.Session())["user"]!;

        var tokens = await TokensOf(person, app, "contacts:read contacts:create");
        using var program = With(tokens);
        var created = await program.Post("/api/v1/contacts", new { familyName = "By an app for somebody" });
        var history = (await program.Get($"/api/v1/contacts/{created.Json["id"]}/history")).Json["items"]![0]!;

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(((string)created.Json["ownerId"]!, (string)history["source"]!, (string)history["actorName"]!), Is.EqualTo(((string)me["id"]!, "app", (string)me["name"]!)));
        Assert.That((await program.Delete($"/api/v1/contacts/{created.Json["id"]}")).Code, Is.EqualTo("forbidden"), "the person may, the app may not");
    }

    [Test]
    public async Task ACode_WithAnythingElseThanItWasMadeFor_IsWorthNothing()
    {
        var app = await Register();
        var other = await Register();
        var person = await As("sales-rep");

        IsRefused(await ForCode(app, (await Allow(person, app))["code"], verifier: new string('x', 43)), "invalid_grant");
        IsRefused(await ForCode(app, (await Allow(person, app))["code"], verifier: Challenge), "invalid_grant");
        IsRefused(await ForCode(app, (await Allow(person, app))["code"], redirect: "https://app.example/back"), "invalid_grant");
        IsRefused(await ForCode(other, (await Allow(person, app))["code"]), "invalid_grant");
        var late = await Allow(person, app);
        Wait(TimeSpan.FromSeconds(61));
        IsRefused(await ForCode(app, late["code"]), "invalid_grant");
    }

    [Test]
    public async Task ACode_UsedTwice_EndsWhatItGave()
    {
        var app = await Register();
        var code = (await Allow(await As("sales-rep"), app))["code"];
        var tokens = (await ForCode(app, code)).Json;
        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.OK));

        IsRefused(await ForCode(app, code), "invalid_grant");

        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.Unauthorized));
        IsRefused(await ForRefresh(app, tokens), "invalid_grant");
        Assert.That((await Admin.Get("/api/v1/audit?action=token.reused")).Json["items"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task ARefreshToken_UsedTwice_EndsTheWholeFamily()
    {
        var app = await Register(isPublic: true);
        var first = await TokensOf(await As("sales-rep"), app);
        var second = (await ForRefresh(app, first)).Json;
        Assert.That((await Status(first), await Status(second)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));

        IsRefused(await ForRefresh(app, first), "invalid_grant");

        Assert.That((await Status(first), await Status(second)), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        IsRefused(await ForRefresh(app, second), "invalid_grant");
    }

    [Test]
    public async Task ARefreshToken_UsedByManyAtOnce_WorksOnceAtMost()
    {
        var app = await Register();
        var tokens = await TokensOf(await As("sales-rep"), app);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ForRefresh(app, tokens)));

        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(await Status(answers.Single(a => a.Status == HttpStatusCode.OK).Json), Is.EqualTo(HttpStatusCode.Unauthorized), "nobody knows which of them was the app");
    }

    [Test]
    public async Task Tokens_RunOut()
    {
        var app = await Register();
        var tokens = await TokensOf(await As("sales-rep"), app);

        Wait(TimeSpan.FromMinutes(31));
        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.Unauthorized));
        var renewed = (await ForRefresh(app, tokens)).Json;
        Assert.That(await Status(renewed), Is.EqualTo(HttpStatusCode.OK));
        Wait(TimeSpan.FromDays(31));
        IsRefused(await ForRefresh(app, renewed), "invalid_grant");
    }

    [TestCase("access_token", HttpStatusCode.OK)]
    [TestCase("refresh_token", HttpStatusCode.BadRequest)]
    public async Task RevokeToken_OfTheApp_EndsIt(string which, HttpStatusCode refreshed)
    {
        var app = await Register();
        var other = await Register();
        var tokens = await TokensOf(await As("sales-rep"), app);

        Assert.That((await Post("/oauth/revoke", other, ("token", (string)tokens[which]!))).Status, Is.EqualTo(HttpStatusCode.OK), "nothing is said, and nothing done");
        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.OK));
        IsRefused(await Post("/oauth/revoke", app with { Secret = "wrong" }, ("token", (string)tokens[which]!)), "invalid_client");
        Assert.That((await Post("/oauth/revoke", app, ("token", (string)tokens[which]!), ("token_type_hint", "access_token"))).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(await Status(tokens), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await ForRefresh(app, tokens)).Status, Is.EqualTo(refreshed));
    }

    [Test]
    public async Task Metadata_SaysWhatThereIs()
    {
        using var nobody = Host.Anonymous();

        var metadata = (await nobody.Get("/.well-known/oauth-authorization-server")).Json;

        Assert.That((string)metadata["token_endpoint"]!, Is.EqualTo($"{metadata["issuer"]}/oauth/token"));
        Assert.That(metadata["code_challenge_methods_supported"]!.AsArray().Select(g => (string)g!), Is.EqualTo(new[] { "S256" }));
        Assert.That(metadata["scopes_supported"]!.AsArray().Select(s => (string)s!), Does.Contain("contacts:read").And.Contain("users:manage"));
    }
}
