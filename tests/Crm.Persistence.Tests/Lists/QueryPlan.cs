using System.Data;
using System.Globalization;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests.Lists;

/// <summary>How an engine would carry a statement out, in its own words.</summary>
internal sealed class QueryPlan(DatabaseProvider provider)
{
    // SQLite calls it a scan also where it reads a whole index.
    // A list that is sent as one parameter is walked from end to end; it is no table.
    public bool IsScan(string step) => provider == DatabaseProvider.Sqlite
        ? step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
        : step.Contains("Seq Scan", StringComparison.Ordinal);

    public bool IsSort(string step) => provider == DatabaseProvider.Sqlite
        ? step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)
        : step.TrimStart(' ', '-', '>').StartsWith("Sort ", StringComparison.Ordinal) && !step.Contains("Sort Key", StringComparison.Ordinal);

    public async Task<List<string>> Explain(CrmDbContext db, Statement statement)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        if (provider == DatabaseProvider.PostgreSql)
        {
            // The tables are empty, so that any plan is cheap: forbidding the slow ways leaves them only where no index will do.
            await Execute(connection, "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_custom_plan");
        }

        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = (provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Sql;
            foreach (var (name, value, dbType) in statement.Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                if (dbType is DbType.Guid or DbType.DateTime)
                {
                    parameter.DbType = dbType;
                }

                command.Parameters.Add(parameter);
            }

            var steps = new List<string>();
            var reader = await command.ExecuteReaderAsync();
            await using (reader)
            {
                while (await reader.ReadAsync())
                {
                    steps.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
                }
            }

            return steps;
        }
    }

    private static async Task Execute(System.Data.Common.DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
