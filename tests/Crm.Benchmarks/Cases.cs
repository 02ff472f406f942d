using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>One thing that is called again and again, with other values each time where values matter.</summary>
internal sealed record Case(string Name, string Who, Func<int, (string Path, object? Body)> Call);

/// <summary>How long the calls of a case took, in milliseconds.</summary>
internal sealed record Outcome(string Name, double Best, double P50, double P95, int Calls, long Bytes);

/// <summary>What is measured.</summary>
internal static class Cases
{
    private const string Contacts = "/api/v1/contacts";
    private const int WarmUp = 10;

    /// <summary>A case that is far too slow is measured with fewer calls.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Outcome>> Run(BenchServer server, BenchOptions options)
    {
        var outcomes = new List<Outcome>();
        foreach (var measured in await All(server, options))
        {
            if (options.Only is null || measured.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
            {
                outcomes.Add(await Run(measured, await server.As(measured.Who), options.Calls));
                Report.Line(outcomes[^1], outcomes[0]);
            }
        }

        return outcomes;
    }

    private static async Task<IReadOnlyList<Case>> All(BenchServer server, BenchOptions options)
    {
        var sample = await Sample(await server.As("admin"));
        var deep = await DeepCursor(server, Math.Min(options.Contacts / 2, 500_000));
        var tree = new { all = new object[] { new { field = "lifecycleStage", op = "in", value = (string[])["customer", "lead"] }, new { any = new object[] { new { field = "createdAt", op = "gte", value = "-90d" }, new { field = "tags", op = "eq", value = "vip" } } } } };
        var (big, small, team) = (Crew.Email(0), Crew.Email(57), Crew.Email(58));
        Case Get(string name, string path, string who = "admin") => new(name, who, _ => (path, null));
        Case Find(string name, Func<Person, string> query, string who = "admin") => new(name, who, i => ($"/api/v1/search?q={Uri.EscapeDataString(query(sample[i % sample.Count]))}", null));
        Case Listed(string name, string query, string who = "admin") => Get(name, $"{Contacts}?limit=50&q={Uri.EscapeDataString(query)}", who);
        return
        [
            Get("list by name, page 1", $"{Contacts}?sort=name&limit=50"),
            Get($"list by name, page {deep.Page:N0}", $"{Contacts}?sort=name&limit=50&cursor={deep.Cursor}"),
            Get("list by updatedAt, newest", $"{Contacts}?sort=-updatedAt&limit=50"),
            Get("list by name, own (most)", $"{Contacts}?sort=name&limit=50", big),
            Get("list by name, own (few)", $"{Contacts}?sort=name&limit=50", small),
            Get("list by updatedAt, own (most)", $"{Contacts}?sort=-updatedAt&limit=50", big),
            Get("list by updatedAt, team", $"{Contacts}?sort=-updatedAt&limit=50", team),
            Get("filter lifecycleStage=lapsed", $"{Contacts}?lifecycleStage=lapsed&limit=50"),
            Get("filter tags=vip", $"{Contacts}?tags=vip&limit=50"),
            Get("filter title, rare", $"{Contacts}?title=consultant&lifecycleStage=other&limit=50"),
            new("conditions: a tree with dates", "admin", _ => ($"{Contacts}/search", new { where = tree, sort = "-createdAt", limit = 50 })),
            Get("count of all", $"{Contacts}?count=true&limit=1"),
            Get("count of a filter", $"{Contacts}?lifecycleStage=lead&count=true&limit=1"),
            Get("groups by lifecycleStage", $"{Contacts}/groups?by=lifecycleStage"),
            Get("groups by ownerId", $"{Contacts}/groups?by=ownerId"),
            Get("groups by title", $"{Contacts}/groups?by=title"),
            Listed("list q=mari", "mari"),
            Listed("list q=mari, own (most)", "mari", big),
            Listed("list q=mari, own (few)", "mari", small),
            Listed("list q=maria garcia", "maria garcia"),
            Listed("list q, two that never meet", "maria wang"),
            new("search mari", "admin", _ => ("/api/v1/search?q=mari", null)),
            new("search m", "admin", _ => ("/api/v1/search?q=m", null)),
            Find("search two words", p => $"{p.Given} {p.Family}"),
            Find("search e-mail fragment", p => p.Email[..(p.Email.IndexOf('@', StringComparison.Ordinal) + 3)]),
            Find("search last digits of a phone", p => p.Phone.Replace(" ", "", StringComparison.Ordinal)[^7..]),
            new("search a Chinese given name", "admin", i => ($"/api/v1/search?q={Uri.EscapeDataString(((string[])["小明", "秀英", "建国", "雪梅", "宇轩"])[i % 5])}", null)),
            new("search a typing error", "admin", i => ($"/api/v1/search?q={((string[])["gonzzalez", "marisl", "rodrigez", "fernandes garsia", "jhonson"])[i % 5]}", null)),
            new("search nothing there", "admin", i => ($"/api/v1/search?q=qxzk{(char)('a' + (i % 26))}vw{(char)('a' + (i / 26 % 26))}", null)),
            new("search mari, own (most)", big, _ => ("/api/v1/search?q=mari", null)),
            new("search mari, own (few)", small, _ => ("/api/v1/search?q=mari", null)),
            new("search garcia, own (few)", small, _ => ("/api/v1/search?q=garcia", null)),
            new("search two that never meet", "admin", _ => ("/api/v1/search?q=maria%20wang", null)),
            Get("lookup of an account", "/api/v1/lookup/account?q=gar"),
        ];
    }

    private static async Task<Outcome> Run(Case measured, HttpClient client, int calls)
    {
        var times = new List<double>();
        long bytes = 0;
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < calls + WarmUp && TimeProvider.System.GetElapsedTime(started) < LongEnough; i++)
        {
            var (path, body) = measured.Call(i);
            var before = TimeProvider.System.GetTimestamp();
            using var response = body is null ? await client.GetAsync(path) : await client.PostAsJsonAsync(path, body);
            var answer = await response.Content.ReadAsByteArrayAsync();
            var took = TimeProvider.System.GetElapsedTime(before).TotalMilliseconds;
            if (!response.IsSuccessStatusCode)
            {
                Console.Error.WriteLine($"{measured.Name}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(answer)}");
                break;
            }

            bytes = answer.Length;
            if (i >= WarmUp)
            {
                times.Add(took);
            }
        }

        times.Sort();
        double At(double part) => times.Count == 0 ? double.NaN : times[(int)(part * (times.Count - 1))];
        return new Outcome(measured.Name, At(0.05), At(0.5), At(0.95), times.Count, bytes);
    }

    private static async Task<(int Page, string Cursor)> DeepCursor(BenchServer server, int offset)
    {
        var scope = server.Services.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var type = scope.ServiceProvider.GetRequiredService<RecordCatalog>().Find("contact")!;
            var (table, column) = (db.Model.FindEntityType(type.RecordClass)!.GetTableName()!, type.DefaultSort.Column);
            var sql = $"SELECT \"{column}\" AS \"Key\", \"Id\" FROM \"{table}\" WHERE \"DeletionId\" = '{Guid.Empty}' ORDER BY \"{column}\", \"Id\" LIMIT 1 OFFSET {offset}";
            var row = (await db.Database.SqlQueryRaw<CursorRow>(sql).ToListAsync())[0];
            return (offset / 50, new Cursor(type.DefaultSort.Name, row.Key, row.Id).Encode());
        }
    }

    private static async Task<List<Person>> Sample(HttpClient client)
    {
        var people = new List<Person>();
        foreach (var sort in (string[])["-createdAt", "createdAt", "-updatedAt"])
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"{Contacts}?sort={sort}&limit=200"))!;
            people.AddRange(page["items"]!.AsArray().Where(c => c!["emails"]!.AsArray().Count > 0 && c["phones"]!.AsArray().Count > 0 && c["familyName"] is not null && c["givenName"] is not null).Select(c => new Person(
                (string)c!["givenName"]!, (string)c["familyName"]!, (string)c["emails"]![0]!["address"]!, (string)c["phones"]![0]!["raw"]!, "", "", "", "")));
        }

        return people;
    }

    private sealed class CursorRow
    {
        public string Key { get; init; } = "";
        public Guid Id { get; init; }
    }
}
