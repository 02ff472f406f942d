using System.Data;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Api.Tests.Access;

/// <summary>Looks into every text column of every table: where secrets must not be found.</summary>
internal static class TableDump
{
    public static async Task<bool> Contains(CrmHost host, string secret)
    {
        var found = false;
        await host.InScope(async services =>
        {
            var db = services.GetRequiredService<CrmDbContext>();
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct(StringComparer.Ordinal).Where(t => t is not null))
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess);
                while (await reader.ReadAsync())
                {
                    found |= Enumerable.Range(0, reader.FieldCount).Any(i => reader.GetValue(i) is string text && text.Contains(secret, StringComparison.Ordinal));
                }
            }
        });
        return found;
    }
}
