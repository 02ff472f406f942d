using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Privacy;

/// <summary>Who asks for an erasure does not approve it; who is alone with the right sleeps on it.</summary>
[Category("S59")]
public sealed class FourEyesTests : HostFixture
{
    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    [Test]
    [Order(1)]
    public async Task Approve_ByTheOnlyOneWithTheRight_WaitsADay()
    {
        var asked = await Ask(Admin);
        var early = await Approve(Admin, asked);
        clock.Advance(TimeSpan.FromHours(24.1));
        using var later = await Host.As("administrator");
        var shown = (await later.Get($"/api/v1/privacy/erasures/{asked["id"]}")).Json;
        var approved = await Approve(later, asked);

        Assert.That((early.Status, early.Code), Is.EqualTo((HttpStatusCode.Conflict, "approval_too_early")));
        Assert.That(((bool)shown["needsAnother"]!, (DateTime)shown["approvableFrom"]!), Is.EqualTo((false, (DateTime)shown["requestedAt"]! + TimeSpan.FromHours(24))));
        Assert.That(approved.Status, Is.EqualTo(HttpStatusCode.Accepted), approved.Text);
    }

    [Test]
    [Order(2)]
    public async Task Approve_WhereAnotherHasTheRight_IsTheOthersToSay()
    {
        using var first = await Host.As("administrator");
        var (_, email) = await People.Create(first, await TestRoles.BuiltIn(first, "administrator"));
        using var second = await People.SignIn(Host, email);
        var asked = await Ask(first);
        var key = (string)(await second.Post("/api/v1/api-keys", new { name = "Eraser", roleId = await TestRoles.BuiltIn(second, "administrator") })).Json["key"]!;
        using var program = Host.Anonymous();
        program.UseKey(key);

        var own = await Approve(first, asked);
        var byKey = await Approve(program, asked);
        var askedByKey = await Ask(program);
        var maker = await Approve(second, askedByKey);
        var others = await Approve(second, asked);

        Assert.That((bool)asked["needsAnother"]!, Is.True);
        Assert.That((own.Status, own.Code), Is.EqualTo((HttpStatusCode.Forbidden, "second_person_needed")));
        Assert.That((byKey.Status, byKey.Code), Is.EqualTo((HttpStatusCode.Forbidden, "people_only")));
        Assert.That(maker.Code, Is.EqualTo("approval_too_early"), "who made the key may be who approves");
        Assert.That(others.Status, Is.EqualTo(HttpStatusCode.Accepted), others.Text);
        Assert.That((await first.Post($"/api/v1/privacy/erasures/{askedByKey["id"]}/reject")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<JsonNode> Ask(CrmClient client)
    {
        var contact = await client.Create("contacts", new { familyName = "Looked at twice" });
        return (await client.Post("/api/v1/privacy/erasures", new { recordType = "contact", recordId = contact["id"] })).Json;
    }

    private static Task<Answer> Approve(CrmClient client, JsonNode erasure) => client.Post($"/api/v1/privacy/erasures/{erasure["id"]}/approve");
}
