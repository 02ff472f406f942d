using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A host with a public address, and the steps that its pages take with a passkey.</summary>
public abstract class PasskeyFixture : HostFixture
{
    private protected ShiftedClock Clock { get; } = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration["Crm:PublicUrl"] = "https://crm.example.com";
        b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
    });

    protected async Task<(Guid Id, string Email)> Person(Guid? roleId = null) => await People.Create(Admin, roleId ?? await TestRoles.BuiltIn(Admin, "read-only"));

    private protected static async Task<JsonNode> Question(CrmClient client, string path)
    {
        var asked = await client.Post($"/api/v1/session/{path}/question");
        Assert.That(asked.Status, Is.EqualTo(HttpStatusCode.OK), asked.Text);
        return asked.Json;
    }

    private protected static async Task<Answer> Add(CrmClient client, SoftwarePasskey passkey, string name = "Laptop")
    {
        var asked = await Question(client, "passkeys");
        return await client.Post("/api/v1/session/passkeys", new { name, credential = passkey.Create(asked["options"]!), state = (string)asked["state"]! });
    }

    private protected static async Task<Guid> Added(CrmClient client, SoftwarePasskey passkey)
    {
        var added = await Add(client, passkey);
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.Created), added.Text);
        return (Guid)added.Json["id"]!;
    }

    /// <summary>Somebody with a passkey.</summary>
    private protected async Task<(Guid Id, string Email, SoftwarePasskey Passkey)> Holder(Guid? roleId = null)
    {
        var (id, email) = await Person(roleId);
        using var client = await People.SignIn(Host, email);
        var passkey = new SoftwarePasskey { Counter = 1 };
        await Added(client, passkey);
        return (id, email, passkey);
    }

    private protected static async Task<Answer> SignIn(CrmClient client, SoftwarePasskey passkey)
    {
        await client.Session();
        var asked = await Question(client, "passkey");
        return await Send(client, passkey.Get(asked["options"]!), asked);
    }

    private protected static async Task<Answer> Send(CrmClient client, JsonNode credential, JsonNode asked)
    {
        var answer = await client.Post("/api/v1/session/passkey", new { credential, state = (string)asked["state"]! });
        if (answer.Status == HttpStatusCode.OK)
        {
            await client.Session();
        }

        return answer;
    }

    private protected async Task<List<(string Outcome, string? Method)>> History(Guid userId) =>
        [.. (await Admin.Get($"/api/v1/users/{userId}/sign-ins")).Json["items"]!.AsArray().Select(s => ((string)s!["outcome"]!, (string?)s["method"]))];
}
