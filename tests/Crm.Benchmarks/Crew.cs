using System.Globalization;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Benchmarks;

/// <summary>Sixty people who own the records, a few of them most; their password is the demonstration's. Roles exist that see the own or the team's records only.</summary>
internal static class Crew
{
    public const int Size = 60;

    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"owner{number}@bench.example");

    public static async Task<IReadOnlyList<(Guid Id, Guid? TeamId)>> Make(CrmDbContext db)
    {
        var owners = new List<(Guid, Guid?)>();
        var roles = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var level in (string[])["own", "team", "all"])
        {
            roles[level] = Guid.CreateVersion7();
            var grants = $"[{string.Join(',', ((string[])["read", "create", "edit", "delete", "export"]).Select(v => $"{{\"permission\":\"*.{v}\",\"level\":\"{level}\"}}"))}]";
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO access_roles ("Id", "Key", "Name", "Description", "IsBuiltIn", "Grants", "Version") VALUES ({roles[level]}, {"bench-" + level}, {"Bench " + level}, '', {false}, {grants}, {1L})""");
        }

        var hash = (await db.Database.SqlQueryRaw<string>("SELECT \"PasswordHash\" AS \"Value\" FROM access_users").ToListAsync())[0];
        Guid team = default;
        for (var i = 0; i < Size; i++)
        {
            if (i % 10 == 0)
            {
                team = Guid.CreateVersion7();
                var name = string.Create(CultureInfo.InvariantCulture, $"Bench team {i / 10}");
                await db.Database.ExecuteSqlAsync($"""INSERT INTO access_teams ("Id", "Name", "NameKey", "ParentId") VALUES ({team}, {name}, {name.ToLowerInvariant()}, NULL)""");
            }

            var id = Guid.CreateVersion7();
            var role = roles[(i % 3) switch { 0 => "own", 1 => "team", _ => "all" }];
            var email = Email(i);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO access_users ("Id", "Name", "NameKey", "Email", "EmailKey", "PasswordHash", "RoleId", "TeamId", "IsActive", "CreatedAt") VALUES ({id}, {email}, {email}, {email}, {email}, {hash}, {role}, {team}, {true}, {TimeProvider.System.GetUtcNow().UtcDateTime})""");
            owners.Add((id, team));
        }

        return owners;
    }
}
