using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>An app as somebody else would write it: it knows RFC 6749, 7636 and 7009, and nothing of ours.</summary>
public abstract class OAuthFixture : HostFixture
{
    protected const string Redirect = "https://app.example/back?from=crm";

    /// <summary>The example of RFC 7636, appendix B.</summary>
    protected const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    protected const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    protected void Wait(TimeSpan time) => clock.Advance(time);

    protected async Task<TestApp> Register(string? role = null, bool isPublic = false, string[]? scopes = null)
    {
        // The clock moves on, and an old proof is none.
        await Admin.Post("/api/v1/session/proof", new { password = "tarnvale-demo" });
        var answer = await Admin.Post("/api/v1/connected-apps", new
        {
            name = "Newsletter", redirectUris = new[] { Redirect }, @public = isPublic, scopes = scopes ?? ["contacts:read", "contacts:create"],
            roleId = role is null ? (Guid?)null : await TestRoles.BuiltIn(Admin, role),
        });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return new TestApp((string)answer.Json["app"]!["id"]!, (string)answer.Json["app"]!["clientId"]!, (string?)answer.Json["secret"]);
    }

    protected static object Ask(TestApp app, string? scope = null) => new
    {
        clientId = app.ClientId, redirectUri = Redirect, responseType = "code", scope, state = "a b&c", codeChallenge = Challenge, codeChallengeMethod = "S256",
    };

    /// <summary>Lets the app act for somebody; answers the members of the address to which the browser is sent.</summary>
    protected static async Task<Dictionary<string, string>> Allow(CrmClient person, TestApp app, string? scope = null, bool allow = true)
    {
        var answer = await person.Post("/api/v1/session/app-requests", new { request = Ask(app, scope), allow });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return Members((string)answer.Json["redirectTo"]!);
    }

    protected static Dictionary<string, string> Members(string address)
    {
        Assert.That(address, Does.StartWith(Redirect + "&"));
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        return query.AllKeys.ToDictionary(k => k!, k => query[k]!, StringComparer.Ordinal);
    }

    protected Task<Answer> ForCode(TestApp app, string code, string verifier = Verifier, string redirect = Redirect) =>
        Token(app, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier));

    protected Task<Answer> ForRefresh(TestApp app, JsonNode tokens) => Token(app, ("grant_type", "refresh_token"), ("refresh_token", (string)tokens["refresh_token"]!));

    protected Task<Answer> Token(TestApp app, params (string Name, string Value)[] form) => Post("/oauth/token", app, form);

    protected async Task<Answer> Post(string path, TestApp app, params (string Name, string Value)[] form)
    {
        using var program = Host.Anonymous();
        var all = form.Append(("client_id", app.ClientId));
        using var content = new FormUrlEncodedContent((app.Secret is null || app.InHeader ? all : all.Append(("client_secret", app.Secret))).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await program.Send(HttpMethod.Post, path, content, app is { InHeader: true } ? [("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.Secret}"))}")] : []);
    }

    /// <summary>Tokens that a signed-in person lets an app have.</summary>
    protected async Task<JsonNode> TokensOf(CrmClient person, TestApp app, string? scope = null)
    {
        var answer = await ForCode(app, (await Allow(person, app, scope))["code"]);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    protected async Task<HttpStatusCode> Status(JsonNode tokens, string path = "/api/v1/contacts")
    {
        using var program = With(tokens);
        return (await program.Get(path)).Status;
    }

    protected CrmClient With(JsonNode tokens)
    {
        var program = Host.Anonymous();
        program.UseKey((string)tokens["access_token"]!);
        return program;
    }

    protected static void IsRefused(Answer answer, string error) =>
        Assert.That((answer.Status, answer.ContentType, (string?)answer.Json["error"]),
            Is.EqualTo((error == "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest, "application/json", error)), answer.Text);

    protected sealed record TestApp(string Id, string ClientId, string? Secret, bool InHeader = false);
}
