using System.Net;
using System.Text.RegularExpressions;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Answers that did not come from the company's directory, not for us, or not now, let nobody in.</summary>
[Category("AnyEngine")]
public sealed class DirectoryAttackTests : DirectoryFixture
{
    private static readonly TestCaseData[] Forged =
    [
        Case("wrong issuer", c => c["iss"] = "https://evil.example/company"),
        Case("wrong audience", c => c["aud"] = "another-application"),
        Case("authorised party is another", c => c["azp"] = "another-application"),
        Case("wrong nonce", c => c["nonce"] = "638000000000000000.somebodyElses"),
        Case("no nonce", c => c.Remove("nonce")),
        Case("expired", c => (c["iat"], c["exp"]) = (Ago(3600), Ago(600))),
        Case("not yet", c => c["nbf"] = Ago(-3600)),
        Case("never ends", c => c.Remove("exp")),
        Case("no subject", c => c.Remove("sub")),
        Case("unsigned", _ => { }, "none"),
        Case("signed with the published key as a secret", _ => { }, "HS256"),
        Case("signed with another key", _ => { }, "forged"),
    ];

    [TestCaseSource(nameof(Forged))]
    public async Task Callback_WithATokenThatIsWrong_LetsNobodyIn(Action<Dictionary<string, object?>> forge, string algorithm)
    {
        var (_, told) = await Colleague();
        using var browser = Host.Anonymous();

        var page = await GoThere(browser, told with { Forge = forge, Algorithm = algorithm });
        var entered = await Enter(browser);

        Assert.That(page, Is.EqualTo("/sign-in?directory=failed"));
        Assert.That((entered.Status, entered.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "directory_ticket_missing")));
    }

    [Test]
    public async Task Callback_WithACodeThatWasUsed_LetsNobodyIn()
    {
        var (_, told) = await Colleague();
        using var browser = Host.Anonymous();
        var start = await browser.Get("/oidc/start");
        var back = Issuer.Authorise(start.Headers["Location"], told);
        using var thief = Host.Anonymous();

        var stolen = await ComeBack(thief, back);
        var first = await ComeBack(browser, back);
        var again = await ComeBack(browser, back);
        var second = await browser.Get("/oidc/start");
        var spent = Regex.Match(back, "code=[^&]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var injected = await ComeBack(browser, Regex.Replace(Issuer.Authorise(second.Headers["Location"], told), "code=[^&]+", spent, RegexOptions.None, TimeSpan.FromSeconds(1)));

        Assert.That(stolen, Is.EqualTo("/sign-in?directory=failed"), "the state belongs to the browser that began");
        Assert.That(first, Is.EqualTo("/sign-in?directory=done"));
        Assert.That((again, injected), Is.EqualTo(("/sign-in?directory=failed", "/sign-in?directory=failed")));
    }

    [Test]
    public async Task Callback_WithACodeOfAnotherSignIn_LetsNobodyIn()
    {
        var (_, mine) = await Colleague();
        var (_, victims) = await Colleague();
        using var victim = Host.Anonymous();
        using var thief = Host.Anonymous();
        var stolen = Issuer.Authorise((await victim.Get("/oidc/start")).Headers["Location"], victims);
        var own = Issuer.Authorise((await thief.Get("/oidc/start")).Headers["Location"], mine);

        // The victim's code with the thief's state: the proof key of the one does not open the other.
        var page = await ComeBack(thief, own.Replace(own[..own.IndexOf('&', StringComparison.Ordinal)], stolen[..stolen.IndexOf('&', StringComparison.Ordinal)], StringComparison.Ordinal));

        Assert.That(page, Is.EqualTo("/sign-in?directory=failed"));
    }

    [TestCase("?code=made-up&state=made-up", "failed")]
    [TestCase("?code=made-up", "failed")]
    [TestCase("", "failed")]
    [TestCase("?error=access_denied&error_description=%3Cscript%3E", "failed")]
    public async Task Callback_OutOfNowhere_LeadsToTheSignInPage(string query, string outcome)
    {
        using var browser = Host.Anonymous();

        Assert.That(await ComeBack(browser, "/oidc/callback" + query), Is.EqualTo($"/sign-in?directory={outcome}"));
    }

    [Test]
    public async Task Callback_OfSomebodyWhoChangedTheirMind_SaysSo()
    {
        using var browser = Host.Anonymous();
        var start = await browser.Get("/oidc/start");
        var back = Issuer.Authorise(start.Headers["Location"], NewPerson());

        var page = await ComeBack(browser, "/oidc/callback?error=access_denied&" + back[(back.IndexOf("state=", StringComparison.Ordinal))..]);

        Assert.That(page, Is.EqualTo("/sign-in?directory=cancelled"));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example")]
    [TestCase("/\\evil.example")]
    public async Task Start_WithAForeignAddressToReturnTo_ForgetsIt(string returnTo)
    {
        var (_, told) = await Colleague();
        using var browser = Host.Anonymous();

        Assert.That(await GoThere(browser, told, $"?returnTo={Uri.EscapeDataString(returnTo)}"), Is.EqualTo("/sign-in?directory=done"));
    }

    [Test]
    public async Task Ticket_ThatWasChanged_IsNone()
    {
        using var browser = Host.Anonymous();
        await browser.Session();

        var answer = await browser.Post("/api/v1/session/directory", new { }, ("Cookie", "crm_directory=CfDJ8made-up"));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "directory_ticket_missing")));
    }

    [Test]
    public async Task NobodyNew_WithoutADefaultRole_GetsAnAccount()
    {
        using var browser = Host.Anonymous();

        Assert.That((await SignIn(browser, NewPerson())).Code, Is.EqualTo("directory_no_account"));
    }

    [Test]
    public async Task Proof_ThroughTheDirectory_MustBeFreshAndOfTheSamePerson()
    {
        var (_, told) = await Colleague("administrator");
        var (_, other) = await Colleague();
        using (await SignedIn(other))
        using (var browser = await SignedIn(told with { AskedAgo = TimeSpan.FromHours(5) }))
        {
            var before = await Make(browser);
            var silent = await Prove(browser, told with { AskedAgo = null });
            var old = await Prove(browser, told with { AskedAgo = TimeSpan.FromMinutes(40) });
            var anothers = await Prove(browser, other);
            var still = await Make(browser);
            var fresh = await Prove(browser, told);
            var after = await Make(browser);

            Assert.That((before.Code, still.Code), Is.EqualTo(("proof_required", "proof_required")), "a session that the directory still had proves nothing");
            Assert.That((silent.Code, old.Code, anothers.Code), Is.EqualTo(("directory_not_asked", "directory_not_asked", "directory_other_account")));
            Assert.That(fresh.Status, Is.EqualTo(HttpStatusCode.NoContent), fresh.Text);
            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.Created), after.Text);
        }
    }

    private static async Task<Answer> Make(CrmClient client) =>
        await client.Post("/api/v1/api-keys", new { name = "Shop", roleId = await TestRoles.BuiltIn(client, "read-only") });

    private async Task<Answer> Prove(CrmClient browser, Told told)
    {
        var start = await browser.Get("/oidc/start?prove=true");
        Assert.That(start.Headers["Location"], Does.Contain("prompt=login").And.Contain("max_age=0"));
        Assert.That(await ComeBack(browser, Issuer.Authorise(start.Headers["Location"], told)), Is.EqualTo("/directory-proof?directory=done"));
        return await browser.Post("/api/v1/session/proof/directory");
    }

    private static long Ago(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(-seconds).ToUnixTimeSeconds();

    private static TestCaseData Case(string name, Action<Dictionary<string, object?>> forge, string algorithm = "RS256") =>
        new TestCaseData(forge, algorithm).SetArgDisplayNames(name);
}
