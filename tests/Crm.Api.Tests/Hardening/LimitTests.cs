using System.Globalization;
using System.Net;
using System.Text;
using Crm.Platform.Limits;
using Crm.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>How much one caller, one address and one body may take.</summary>
public sealed class LimitTests : HostFixture
{
    private const string Client = "X-Test-Address";
    private const int PerCaller = 30;
    private const int PerAddress = 60;

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration["Crm:Rates:PerCaller"] = PerCaller.ToString(CultureInfo.InvariantCulture);
        b.Configuration["Crm:Rates:PerAddress"] = PerAddress.ToString(CultureInfo.InvariantCulture);
        b.Configuration["Crm:Proxies"] = "10.9.0.1, 10.8.0.0/16";
        b.Services.AddSingleton<IStartupFilter, SocketAddress>();
    });

    [Test]
    public async Task ACaller_IsToldWhatIsLeft_AndThenToWait()
    {
        using var caller = await Host.As("sales-rep");
        var first = await caller.Get("/api/v1/notifications");
        Answer last = first;
        for (var i = 0; i <= PerCaller && last.Status == HttpStatusCode.OK; i++)
        {
            last = await caller.Get("/api/v1/notifications");
        }

        using var another = await Host.As("marketer");
        Assert.Multiple(async () =>
        {
            Assert.That(first.Headers["RateLimit-Limit"], Is.EqualTo("30"));
            Assert.That(int.Parse(first.Headers["RateLimit-Remaining"], CultureInfo.InvariantCulture), Is.InRange(20, 29));
            Assert.That(int.Parse(first.Headers["RateLimit-Reset"], CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That((last.Status, last.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "too_many_requests")));
            Assert.That(int.Parse(last.Headers["Retry-After"], CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That(last.Headers["RateLimit-Remaining"], Is.EqualTo("0"));
            Assert.That((await another.Get("/api/v1/notifications")).Status, Is.EqualTo(HttpStatusCode.OK), "another caller has a limit of their own");
        });
    }

    [TestCase("198.18.7.1", "198.18.7.1", "198.18.7.2")]
    [TestCase("2a00:1:2:3::1", "2a00:1:2:3:ffff::9", "2a00:1:2:4::1", Description = "one network of IPv6 is one address")]
    public async Task AnAddress_ThatGuessesKeys_IsStopped(string address, string sameNetwork, string another)
    {
        using var guesser = Host.Anonymous();
        guesser.UseKey("crm_guessed");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= PerAddress; i++)
        {
            answers.Add((await guesser.Send(HttpMethod.Get, "/api/v1/contacts", body: null, (Client, i % 2 == 0 ? address : sameNetwork))).Status);
        }

        Assert.That(answers.Take(PerAddress), Is.All.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answers[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await guesser.Send(HttpMethod.Get, "/api/v1/contacts", body: null, (Client, another))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var watcher = Host.Anonymous();
        Assert.That((await watcher.Send(HttpMethod.Get, "/health", body: null, (Client, address))).Status, Is.EqualTo(HttpStatusCode.OK), "who watches over the server is not counted");
    }

    [TestCase("198.18.9.9", false, Description = "whoever connects directly cannot choose an address")]
    [TestCase("10.9.0.1", true)]
    [TestCase("10.8.3.4", true)]
    public async Task ForwardedAddresses_AreBelievedOfKnownProxiesOnly(string peer, bool isBelieved)
    {
        using var client = Host.Anonymous();
        var answers = new List<Answer>();
        for (var i = 0; i <= PerAddress; i++)
        {
            answers.Add(await client.Send(HttpMethod.Get, "/api/v1/session", body: null, (Client, peer), ("X-Forwarded-For", $"203.0.113.{i}"), ("X-Forwarded-Proto", "https")));
        }

        Assert.That(answers[^1].Status, Is.EqualTo(isBelieved ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests));
        Assert.That(answers[0].Headers.ContainsKey("Strict-Transport-Security"), Is.EqualTo(isBelieved));
    }

    [Test]
    public async Task Bodies_AreBoundedByWhoSendsThem()
    {
        using var nobody = Host.Anonymous();
        await nobody.Session();
        using var rep = await Host.As("service-agent");
        var small = $"{{\"email\":\"a@b.example\",\"password\":\"{new string('p', (int)BodyLimits.ForAnyone)}\"}}";

        var signIn = await nobody.Post("/api/v1/session", small);
        var contact = await rep.Post("/api/v1/contacts", $"{{\"familyName\":\"Small\",\"notes\":\"{new string('n', (int)BodyLimits.ForAnyone)}\"}}");
        var huge = await rep.Post("/api/v1/contacts", new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', (int)BodyLimits.ForSignedIn + 1))));

        Assert.That((signIn.Status, signIn.Code), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "too_large")));
        Assert.That(contact.Status, Is.EqualTo(HttpStatusCode.Created), contact.Text);
        Assert.That((huge.Status, huge.Code), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "too_large")));
    }

    [Test]
    public void AWindow_BeginsAnew_WhenItsMinuteIsOver()
    {
        var clock = new Access.ShiftedClock();
        var rates = new RequestRates(clock);

        Assert.That(rates.Take("a", 2).Left, Is.EqualTo(1));
        Assert.That(rates.Take("a", 2).Left, Is.Zero);
        Assert.That(rates.Take("a", 2).Left, Is.Negative);
        Assert.That(rates.Take("b", 2).Left, Is.EqualTo(1));
        clock.Advance(RequestRates.Period);
        Assert.That(rates.Take("a", 2).Left, Is.EqualTo(1));
    }

    // The test server has no sockets: the address that one would show comes in a header.
    private sealed class SocketAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, inner) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[Client], out var address) ? address : null;
                return inner(http);
            });
            next(app);
        };
    }
}
