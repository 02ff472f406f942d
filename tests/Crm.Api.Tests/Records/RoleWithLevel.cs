using System.Net;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary>Gives a user of the demonstration a role whose every right on records reaches one level.</summary>
internal static class RoleWithLevel
{
    public static async Task<CrmClient> SignIn(CrmHost host, Guid userId, string level, params IEnumerable<string> also)
    {
        var roleId = Guid.CreateVersion7();
        var key = $"test-{level}-{roleId:N}"[..40];
        var grants = $"[{string.Join(',', ((string[])["*.read", "*.create", "*.edit", "*.delete", "*.export"]).Concat(also).Select(p => $"{{\"permission\":\"{p}\",\"level\":\"{level}\"}}"))}]";
        await host.InScope(s => s.GetRequiredService<CrmDbContext>().Database.ExecuteSqlAsync(
            $"""INSERT INTO access_roles ("Id", "Key", "Name", "Description", "IsBuiltIn", "Grants", "Version") VALUES ({roleId}, {key}, {key}, '', {false}, {grants}, {1L})"""));

        using var admin = await host.As("administrator");
        var moved = await admin.Patch($"/api/v1/users/{userId}", new { roleId });
        Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
        var client = host.Anonymous();
        var password = (string)(await client.Session())["demoUsers"]![0]!["password"]!;
        var signedIn = await client.SignIn((string)moved.Json["email"]!, password);
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.OK), signedIn.Text);
        return client;
    }
}
