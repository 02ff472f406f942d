using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A database of N contacts and N/10 accounts, made once by the verb <c>seed</c> and kept.</summary>
internal sealed record BenchDatabase(DatabaseProvider Provider, string ConnectionString, string Folder, string App)
{
    public const string Admin = "admin@bench.example";
    public const string Password = "of the benchmarks only";

    /// <summary>Of these the first owns a tenth of all records, and the last about sixty of a million.</summary>
    public const int Users = 2000;

    /// <summary>Sees the own records, very many or few; sees those of a team of eight.</summary>
    public static readonly string Big = User(1), Small = User(Users), Team = User(2);

    public static async Task<BenchDatabase> Prepare(BenchOptions options)
    {
        var name = options.ImportRows + options.Leads > 0 ? "crm_bench_import" : string.Create(CultureInfo.InvariantCulture, $"crm_bench_{options.Contacts}");
        var folder = Path.Combine(options.Folder, name + (options.Engine == DatabaseProvider.Sqlite ? "_sqlite" : "_postgres"));
        var isMade = Path.Combine(folder, "seeded");
        var connectionString = options.Engine == DatabaseProvider.Sqlite
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "crm.db") }.ToString()
            : new NpgsqlConnectionStringBuilder(options.Server ?? throw new InvalidOperationException("Name a server in CRM_TEST_POSTGRES.")) { Database = name }.ToString();
        var database = new BenchDatabase(options.Engine, connectionString, folder, await Published.Folder(options));
        if (File.Exists(isMade))
        {
            return database;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        if (options.Engine == DatabaseProvider.PostgreSql)
        {
            await Create(options.Server!, name);
        }

        if (options.ImportRows + options.Leads == 0)
        {
            await database.Fill(options.Contacts);
            await File.WriteAllTextAsync(isMade, "");
        }

        return database;
    }

    /// <summary>How the application is set up for a measurement.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Crm:DataPath"] = Folder,
        ["Crm:Database:Provider"] = Provider.ToString(),
        ["Crm:Database:ConnectionString"] = ConnectionString,
        ["Crm:Admin:Email"] = Admin,
        ["Crm:Admin:Password"] = Password,
        ["Crm:SignIn:HashIterations"] = "1000",
        ["Crm:Imports:MaxMegabytes"] = "500",
        ["Crm:Rates:PerCaller"] = "0",
        ["Crm:Rates:PerAddress"] = "0",
        ["Logging:LogLevel:Default"] = "Error",
    };

    public IEnumerable<KeyValuePair<string, string?>> Environment() =>
        Settings().Append(new("ASPNETCORE_ENVIRONMENT", "Production")).Select(s => KeyValuePair.Create(s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value));

    // A field of the company's own comes before the people, who then have values in it; roles that see little come after them.
    private async Task Fill(int contacts)
    {
        var server = await ServerProcess.Start(this);
        await using (server)
        {
            var admin = await server.As(Admin);
            await Checked(await admin.PostAsJsonAsync("/api/v1/custom-fields", new { recordType = "contact", key = "score", kind = "number", label = "Score" }));
        }

        await Published.Run("dotnet", [Path.Combine(App, "Crm.Api.dll"), "seed", "--contacts", Text(contacts), "--users", Text(Users), "--password", Password], Environment());
        server = await ServerProcess.Start(this);
        await using (server)
        {
            var admin = await server.As(Admin);
            foreach (var (email, level) in ((string, string)[])[(Big, "own"), (Small, "own"), (Team, "team")])
            {
                var grants = ((string[])["contacts", "accounts"]).SelectMany(r => ((string[])["read", "create", "edit"]).Select(v => $"{r}.{v}")).ToDictionary(p => p, _ => level, StringComparer.Ordinal);
                var role = await Checked(await admin.PostAsJsonAsync("/api/v1/roles", new { name = $"Bench {email}", grants }));
                var user = (await admin.GetFromJsonAsync<JsonNode>($"/api/v1/lookup/user?q={email}"))!["items"]![0]!;
                await Checked(await admin.PatchAsJsonAsync($"/api/v1/users/{user["id"]}", new { roleId = (string)role["id"]! }));
            }
        }
    }

    private static async Task<JsonNode> Checked(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)response.StatusCode} {text}");
    }

    private static string User(int number) => $"user{Text(number)}@seed.example";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task Create(string server, string name)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await using (connection)
        {
            await connection.OpenAsync();
            foreach (var sql in (string[])[$"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", $"CREATE DATABASE \"{name}\""])
            {
                var command = new NpgsqlCommand(sql, connection);
                await using (command)
                {
                    await command.ExecuteNonQueryAsync();
                }
            }
        }
    }
}
