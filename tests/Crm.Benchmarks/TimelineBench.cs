using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>Puts N entries on the timelines of all contacts, ten thousand of them on one and on its account, and reads those over HTTP.</summary>
internal static class TimelineBench
{
    private const int OnOne = 10_000;
    private const int Calls = 200;
    private const int WarmUp = 20;

    public static async Task Run(BenchDatabase database, int entries)
    {
        var (contact, account, made) = await Fill(database, entries);
        var server = await ServerProcess.Start(database);
        await using (server)
        {
            var admin = await server.As(BenchDatabase.Admin);
            Say($"{made:N0} entries in all, {OnOne:N0} on one contact and its account; {Calls} calls a case, one after the other, over HTTP");
            var path = $"/api/v1/contacts/{contact}/timeline";
            await Measure(admin, "session, for comparison", "/api/v1/session");
            await Measure(admin, "first page", path);
            await Measure(admin, "first page of two kinds", $"{path}?kind=note,call");
            await Measure(admin, "first page of the account", $"/api/v1/accounts/{account}/timeline");
            await Measure(admin, "page 51 of 100", $"{path}?limit=100&cursor={await Cursor(admin, path, pages: 50)}");
            Say($"memory of the server {server.Memory / 1e6:F0} MB");
        }
    }

    private static async Task<string> Cursor(HttpClient client, string path, int pages)
    {
        var cursor = "";
        for (var i = 0; i < pages; i++)
        {
            cursor = Uri.EscapeDataString((string)(await client.GetFromJsonAsync<JsonNode>($"{path}?limit=100&cursor={cursor}"))!["nextCursor"]!);
        }

        return cursor;
    }

    private static async Task Measure(HttpClient client, string what, string path)
    {
        var times = new List<double>(Calls);
        for (var i = 0; i < WarmUp + Calls; i++)
        {
            var since = Stopwatch.GetTimestamp();
            (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        }

        times.Sort();
        Say($"{what,-28} p50 {times[Calls / 2],6:F1} ms   p95 {times[Calls * 95 / 100],6:F1} ms   slowest {times[^1],6:F1} ms");
    }

    // Straight into the table, in the order of its keys: what is asked is what reading costs.
    private static async Task<(string Contact, string Account, long Made)> Fill(BenchDatabase database, int entries)
    {
        var connection = (DbConnection)(database.Provider == DatabaseProvider.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString));
        await using (connection)
        {
            await connection.OpenAsync();
            var one = (await Text(connection, """SELECT "Id" FROM contacts_contacts WHERE "AccountId" IS NOT NULL ORDER BY "Id" """))!;
            var account = (await Text(connection, $"""SELECT "AccountId" FROM contacts_contacts WHERE "Id" = '{one}'"""))!;
            var mark = string.Create(CultureInfo.InvariantCulture, $"bench {entries}");
            if (await Number(connection, $"""SELECT count(*) FROM activities_timeline WHERE "RecordId" = '{one}' AND "Title" = '{mark}'""") == 0)
            {
                var contacts = await Number(connection, "SELECT count(*) FROM contacts_contacts");
                var each = (int)Math.Ceiling(entries / (double)contacts);
                var since = Stopwatch.StartNew();
                await Execute(connection, """DELETE FROM activities_timeline WHERE "Title" LIKE 'bench %'""");
                await Execute(connection, Insert(database.Provider, "contact", "c.\"Id\"", $"(SELECT \"Id\", row_number() OVER (ORDER BY \"Id\") AS n FROM contacts_contacts) c", each, "0190", mark));
                await Execute(connection, Insert(database.Provider, "contact", $"'{one}'", "(SELECT 1 AS n) c", OnOne - each, "0191", mark));
                await Execute(connection, Insert(database.Provider, "account", $"'{account}'", "(SELECT 1 AS n) c", OnOne, "0192", mark));
                await Execute(connection, "ANALYZE");
                Say($"filled in {since.Elapsed.TotalSeconds:F0} s");
            }

            return (one, account, await Number(connection, "SELECT count(*) FROM activities_timeline"));
        }
    }

    // Kinds by turns, an hour between two entries.
    private static string Insert(DatabaseProvider provider, string recordType, string recordId, string of, int each, string prefix, string mark)
    {
        var isSqlite = provider == DatabaseProvider.Sqlite;
        var number = "(c.n * 100000 + s.k)";
        var id = isSqlite ? $"printf('{prefix}0000-0000-7000-8000-%012X', {number})" : $"('{prefix}0000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid";
        var at = isSqlite ? "datetime('2026-06-01', '-' || s.k || ' hours')" : "timestamptz '2026-06-01 00:00:00+00' - s.k * interval '1 hour'";
        var record = isSqlite || recordId.StartsWith("c.", StringComparison.Ordinal) ? recordId : recordId + "::uuid";
        var series = isSqlite
            ? $"(WITH RECURSIVE k(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM k WHERE k < {Text(each)}) SELECT k FROM k) s"
            : $"(SELECT k FROM generate_series(1::bigint, {Text(each)}) k) s";
        return $"""
            INSERT INTO activities_timeline ("Id", "RecordType", "RecordId", "IsOpen", "At", "Kind", "SourceType", "SourceId", "HappeningId", "Permission", "Title", "Excerpt", "Facts")
            SELECT {id}, '{recordType}', {record}, {(isSqlite ? "0" : "false")}, {at},
                CASE s.k % 4 WHEN 0 THEN 'note' WHEN 1 THEN 'call' WHEN 2 THEN 'email' ELSE 'task' END, 'activity', {id}, {id}, 'activities.read', '{mark}', 'What was said, in a sentence of some length.', '{"{}"}'
            FROM {of} CROSS JOIN {series}
            """;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            (command.CommandText, command.CommandTimeout) = (sql, 0);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<string?> Text(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = sql + (sql.Contains("ORDER BY", StringComparison.Ordinal) ? "LIMIT 1" : "");
            return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
    }

    private static async Task<long> Number(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            (command.CommandText, command.CommandTimeout) = (sql, 0);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
