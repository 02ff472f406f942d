using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Users that a test makes for itself.</summary>
internal static class People
{
    public const string Password = "correct horse battery";

    private static int count;

    public static async Task<(Guid Id, string Email)> Create(CrmClient admin, Guid roleId, Guid? teamId = null)
    {
        var email = $"person{Interlocked.Increment(ref count)}@access.example";
        var answer = await admin.Post("/api/v1/users", new { name = $"Person {count}", email, password = Password, roleId, teamId });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return ((Guid)answer.Json["id"]!, email);
    }

    public static async Task<CrmClient> SignIn(CrmHost host, string email, string password = Password)
    {
        var client = host.Anonymous();
        var answer = await client.SignIn(email, password);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return client;
    }
}
