using System.Net;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>How long sessions and keys live.</summary>
public sealed class SessionTimeTests : HostFixture
{
    private readonly ShiftedClock clock = new();

    [Test]
    public async Task Session_Unused_EndsAfterTwelveHours()
    {
        using var client = await SignIn(keepSignedIn: false);

        clock.Advance(TimeSpan.FromHours(12.1));

        Assert.That((await client.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Session_Used_LivesOn()
    {
        using var client = await SignIn(keepSignedIn: false);
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromHours(7));

            Assert.That((await client.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK), $"after {7 * (i + 1)} hours");
            await Noted();
        }
    }

    [Test]
    public async Task Session_OfSomebodyWhoStays_LivesThirtyDays()
    {
        using var client = await SignIn(keepSignedIn: true);

        clock.Advance(TimeSpan.FromDays(14));
        var within = await client.Get("/api/v1/teams");
        await Noted();
        clock.Advance(TimeSpan.FromDays(31));
        var after = await client.Get("/api/v1/teams");

        Assert.That((within.Status, after.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task ApiKey_AfterItsExpiry_IsRefused()
    {
        using var admin = await Host.As("administrator");
        var roleId = await TestRoles.BuiltIn(admin, "read-only");
        var created = await admin.Post("/api/v1/api-keys", new { name = "Short-lived", roleId, expiresAt = clock.GetUtcNow().AddHours(1) });
        using var program = Host.Anonymous();
        program.UseKey((string)created.Json["key"]!);

        var before = await program.Get("/api/v1/contacts");
        clock.Advance(TimeSpan.FromHours(1));
        var after = await program.Get("/api/v1/contacts");

        Assert.That((before.Status, after.Status, after.Code), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, "invalid_api_key")));
    }

    [Test]
    public async Task Lock_AfterItsTime_OpensByItself()
    {
        using var admin = await Host.As("administrator");
        var (_, email) = await People.Create(admin, await TestRoles.BuiltIn(admin, "read-only"));
        using var client = Host.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await client.SignIn(email, "not the password");
        }

        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.That((await client.SignIn(email, People.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.AddSingleton<TimeProvider>(clock));

    private async Task<CrmClient> SignIn(bool keepSignedIn)
    {
        using var admin = await Host.As("administrator");
        var (_, email) = await People.Create(admin, await TestRoles.BuiltIn(admin, "read-only"));
        var client = Host.Anonymous();
        await client.Session();
        var answer = await client.Post("/api/v1/session", new { email, password = People.Password, keepSignedIn });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return client;
    }

    // No request waits until its use is noted, so the test does.
    private Task Noted()
    {
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-5);
        return Eventually(
            async () =>
            {
                var count = 0;
                await Host.InScope(async s => count = await s.GetRequiredService<CrmDbContext>().Database
                    .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM access_sessions WHERE "LastSeenAt" > {since}""").SingleAsync());
                return count > 0;
            },
            "the last use of the session is written");
    }
}
