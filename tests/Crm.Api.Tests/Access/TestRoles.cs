using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Api.Tests.Access;

/// <summary>Roles that the product does not bring.</summary>
internal static class TestRoles
{
    /// <summary>Inserts a role that grants these permissions wholly, and answers its id.</summary>
    public static async Task<Guid> Insert(CrmHost host, params string[] permissions)
    {
        var id = Guid.CreateVersion7();
        var key = $"test-{id:N}";
        var grants = $"[{string.Join(',', permissions.Select(p => $"{{\"permission\":\"{p}\",\"level\":\"all\"}}"))}]";
        await host.InScope(s => s.GetRequiredService<CrmDbContext>().Database.ExecuteSqlAsync(
            $"""INSERT INTO access_roles ("Id", "Key", "Name", "Description", "IsBuiltIn", "Grants", "Version") VALUES ({id}, {key}, {key}, '', {false}, {grants}, {1L})"""));
        return id;
    }

    public static async Task<Guid> BuiltIn(CrmClient client, string key) =>
        (Guid)(await client.Get("/api/v1/roles")).Json["items"]!.AsArray().Single(r => (string)r!["key"]! == key)!["id"]!;
}
