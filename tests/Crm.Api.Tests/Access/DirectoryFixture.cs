using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A host with a directory, and browsers that go there and come back.</summary>
public abstract class DirectoryFixture : HostFixture
{
    private static int count;

    private protected DirectoryIssuer Issuer { get; } = new();

    protected virtual (string Name, string Value)[] Settings => [];

    [OneTimeTearDown]
    public void StopIssuer() => Issuer.Dispose();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => Issuer.Register(b, Settings));

    private protected static Told NewPerson(string domain = "staff.example")
    {
        var number = Interlocked.Increment(ref count);
        return new Told($"subject-{number}", $"directory{number}@{domain}");
    }

    /// <summary>Somebody who has an account with a password here, as the directory knows them.</summary>
    private protected async Task<(Guid Id, Told Told)> Colleague(string role = "read-only")
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, role));
        return (id, new Told($"subject-of-{id:N}", email));
    }

    /// <summary>To the directory and back, as far as the page that goes on.</summary>
    private protected async Task<string> GoThere(CrmClient browser, Told told, string question = "")
    {
        var start = await browser.Get($"/oidc/start{question}");
        Assert.That(start.Status, Is.EqualTo(HttpStatusCode.Redirect), start.Text);
        return await ComeBack(browser, Issuer.Authorise(start.Headers["Location"], told));
    }

    private protected static async Task<string> ComeBack(CrmClient browser, string address)
    {
        var back = await browser.Get(address);
        Assert.That(back.Status, Is.EqualTo(HttpStatusCode.Redirect), back.Text);
        return back.Headers["Location"];
    }

    private protected async Task<Answer> SignIn(CrmClient browser, Told told, string? code = null)
    {
        Assert.That(await GoThere(browser, told), Is.EqualTo("/sign-in?directory=done"));
        return await Enter(browser, code);
    }

    private protected static async Task<Answer> Enter(CrmClient browser, string? code = null)
    {
        await browser.Session();
        var answer = await browser.Post("/api/v1/session/directory", new { code });
        if (answer.Status == HttpStatusCode.OK)
        {
            await browser.Session();
        }

        return answer;
    }

    private protected async Task<CrmClient> SignedIn(Told told)
    {
        var browser = Host.Anonymous();
        var answer = await SignIn(browser, told);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return browser;
    }
}
