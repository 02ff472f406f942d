using System.Net;
using Crm.Api.Tests.Fuzzing;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>A foreign page that a signed-in person opens can send our cookie along, and must not get anything done by it.</summary>
[Category("AnyEngine")]
public sealed class AntiforgeryTests : HostFixture
{
    /// <summary>Operations that read no cookie, each with the reason why they need no token.</summary>
    private static readonly Dictionary<string, string> WithoutCookie = new(StringComparer.Ordinal)
    {
        ["IssueToken"] = "an app says by its secret or its code who it is (RFC 6749); a cookie is nobody there",
        ["RevokeToken"] = "the same (RFC 7009)",
        ["TakeSubmission"] = "forms stand on other people's pages; whoever is signed in here is nobody there",
        ["TakeVisit"] = "the same for pages that tell of visits",
        ["ForgetVisitor"] = "the same; the visitor's id is the only key",
    };

    [TestCase(null)]
    [TestCase("CfDJ8-made-up")]
    public async Task EveryUnsafeOperation_OfABrowserWithoutItsToken_IsRefused(string? token)
    {
        var document = await ApiDocument.Of(Host);
        using var browser = await Host.As("administrator");
        browser.ForgetToken();
        var unsafeOnes = document.Operations.Where(o => o.Method != HttpMethod.Get && !WithoutCookie.ContainsKey(o.Id)).ToList();
        Assert.That(unsafeOnes, Has.Count.GreaterThan(60));
        Assert.Multiple(async () =>
        {
            foreach (var operation in unsafeOnes)
            {
                var path = Mutations.Path(operation, Guid.CreateVersion7().ToString());
                var answer = await browser.Send(operation.Method, path, "{}", token is null ? [] : [("X-CSRF-Token", token)]);

                Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "antiforgery")), operation.Id);
            }
        });
        Assert.That((await browser.Get("/api/v1/session")).Json["user"], Is.Not.Null, "nothing was done, so the session still lives");
    }

    [Test]
    public async Task TheTokenOfAnotherPerson_IsRefused()
    {
        using var mine = await Host.As("administrator");
        using var theirs = await Host.As("sales-rep");
        var token = (string)(await theirs.Session())["antiforgeryToken"]!;
        mine.ForgetToken();

        var answer = await mine.Send(HttpMethod.Post, "/api/v1/contacts", "{\"familyName\":\"Forged\"}", ("X-CSRF-Token", token));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "antiforgery")));
    }
}
