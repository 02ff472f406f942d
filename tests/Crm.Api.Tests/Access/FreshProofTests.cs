using System.Net;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A session left open is not enough for dangerous acts.</summary>
public sealed class FreshProofTests : HostFixture
{
    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    [Test]
    public async Task ADangerousAct_HalfAnHourAfterTheSignIn_AsksForAProof()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "administrator"));
        using var client = await People.SignIn(Host, email);
        clock.Advance(TimeSpan.FromMinutes(31));

        var refused = await Make(client);
        var harmless = await client.Get("/api/v1/roles");
        var wrong = await client.Post("/api/v1/session/proof", new { password = "not the password" });
        var still = await Make(client);
        var proved = await client.Post("/api/v1/session/proof", new { password = People.Password });
        var made = await Make(client);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Forbidden, "proof_required")));
        Assert.That(harmless.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((wrong.Code, still.Code), Is.EqualTo(("wrong_password", "proof_required")));
        Assert.That(proved.Status, Is.EqualTo(HttpStatusCode.NoContent), proved.Text);
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
    }

    [Test]
    public async Task AProof_OfOneSession_IsNotAnothers()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "administrator"));
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);
        clock.Advance(TimeSpan.FromMinutes(31));

        await here.Post("/api/v1/session/proof", new { password = People.Password });

        Assert.That((await Make(there)).Code, Is.EqualTo("proof_required"));
    }

    [Test]
    public async Task AProgram_IsNotAsked()
    {
        var key = (string)(await Make(await Host.As("administrator"))).Json["key"]!;
        using var program = Host.Anonymous();
        program.UseKey(key);
        clock.Advance(TimeSpan.FromMinutes(31));

        Assert.That((await Make(program)).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private static async Task<Answer> Make(CrmClient client) =>
        await client.Post("/api/v1/api-keys", new { name = "Shop", roleId = await TestRoles.BuiltIn(client, "administrator") });
}
