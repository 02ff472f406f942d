using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>What is measured.</summary>
internal static class Cases
{
    private const string Contacts = "/api/v1/contacts";

    /// <summary>So many different records, words and bodies take turns.</summary>
    private const int Variety = 100;

    public static async Task<List<Case>> Reads(Recorder app, BenchOptions options)
    {
        var admin = await app.As(BenchDatabase.Admin);
        var sample = await Sample(admin);
        var deep = await DeepCursor(app.Services, Math.Min(options.Contacts / 2, 500_000));
        var tree = new { all = new object[] { new { field = "lifecycleStage", op = "in", value = (string[])["customer", "lead"] }, new { any = new object[] { new { field = "createdAt", op = "gte", value = "-90d" }, new { field = "tags", op = "eq", value = "vip" } } } } };
        var two = JsonSerializer.Serialize(new { where = tree, sort = "-createdAt", limit = 50 });
        Case Get(string name, string path, string who = BenchDatabase.Admin) => new(name, who, [new Variant("GET", path, null, [])]);
        Case Each(string name, Func<JsonNode, string> path, string who = BenchDatabase.Admin) => new(name, who, [.. sample.Select(p => new Variant("GET", path(p), null, []))]);
        Case Search(string name, string words, string who = BenchDatabase.Admin) => Get(name, $"/api/v1/search?q={Uri.EscapeDataString(words)}", who);
        List<Case> all =
        [
            Each("read one", p => $"{Contacts}/{p["id"]}"),
            Get("list 50 by name", $"{Contacts}?sort=name&limit=50"),
            Get($"page {deep.Page:N0} of it", $"{Contacts}?sort=name&limit=50&cursor={deep.Cursor}"),
            Get("list, own (a tenth of all)", $"{Contacts}?sort=name&limit=50", BenchDatabase.Big),
            Get("list, own (few)", $"{Contacts}?sort=name&limit=50", BenchDatabase.Small),
            Get("list, team", $"{Contacts}?sort=name&limit=50", BenchDatabase.Team),
            Get("list, newest changes", $"{Contacts}?sort=-updatedAt&limit=50"),
            Get("filter by a custom field", $"{Contacts}?custom.score[gte]=50000&limit=50"),
            Get("filter by a tag", $"{Contacts}?tags=vip&limit=50"),
            new("condition tree", BenchDatabase.Admin, [new Variant("POST", $"{Contacts}/search", two, [])]),
            Search("search mari", "mari"),
            Each("search two words", p => $"/api/v1/search?q={Uri.EscapeDataString($"{p["givenName"]} {p["familyName"]}")}"),
            new("search Chinese", BenchDatabase.Admin, [.. ((string[])["小明", "秀英", "建国", "雪梅", "宇轩"]).Select(w => new Variant("GET", $"/api/v1/search?q={Uri.EscapeDataString(w)}", null, []))]),
            new("search a typing error", BenchDatabase.Admin, [.. ((string[])["gonzzalez", "marisl", "rodrigez", "fernandes", "jhonson"]).Select(w => new Variant("GET", $"/api/v1/search?q={w}", null, []))]),
            Search("search mari, own (few)", "mari", BenchDatabase.Small),
            Get("list q=mari", $"{Contacts}?q=mari&limit=50"),
            Get("count of all", $"{Contacts}?count=true&limit=1"),
            Get("count of a filter", $"{Contacts}?lifecycleStage=lead&count=true&limit=1"),
            Each("history", p => $"{Contacts}/{p["id"]}/history"),
        ];
        var noted = new List<Case>();
        foreach (var called in all.Where(c => options.Only is null || c.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            noted.Add(await app.Note(called));
        }

        return noted;
    }

    /// <summary>Each with the path of its bare counterpart, if it has one.</summary>
    public static IEnumerable<(Case Case, Func<Variant, string>? Bare)> Writes(List<string> ids)
    {
        var inventor = new Inventor(new Dice((ulong)TimeProvider.System.GetTimestamp()));
        object Body() => Person(inventor);
        yield return (new Case("create", BenchDatabase.Admin, [.. Enumerable.Range(0, 2000).Select(_ => new Variant("POST", Contacts, JsonSerializer.Serialize(Body()), []))]), _ => "/create");
        yield return (new Case("patch", BenchDatabase.Admin,
            [.. ids.SelectMany(_ => ids, (a, b) => (a, b)).Take(2000).Select((p, i) => new Variant("PATCH", $"{Contacts}/{p.b}", JsonSerializer.Serialize(new { department = string.Create(CultureInfo.InvariantCulture, $"Bench {i} {inventor.GetHashCode()}") }), []))]), v => $"/patch/{v.Path[(Contacts.Length + 1)..]}");
        yield return (new Case("batch of 1,000 creations", BenchDatabase.Admin, [.. Enumerable.Range(0, 20).Select(_ => new Variant("POST", $"{Contacts}/batch", JsonSerializer.Serialize(
            new { operations = Enumerable.Range(0, 1000).Select(_ => new { op = "create", values = Body() }) }), []))]), _ => "/batch");
    }

    public static async Task<List<string>> Ids(HttpClient admin) => [.. (await Sample(admin)).Select(p => (string)p["id"]!)];

    private static object Person(Inventor inventor)
    {
        var nation = inventor.AnyNation();
        var person = inventor.Person(nation, domain: null);
        return new { givenName = person.Given, familyName = person.Family, emails = new[] { new { address = person.Email } }, phones = new[] { new { number = inventor.Phone(nation).Raw } }, lifecycleStage = "lead" };
    }

    private static async Task<List<JsonNode>> Sample(HttpClient client)
    {
        var people = new List<JsonNode>();
        foreach (var sort in (string[])["-createdAt", "createdAt", "name", "-name"])
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"{Contacts}?sort={sort}&limit=50&familyName[isNull]=false"))!;
            people.AddRange(page["items"]!.AsArray().Select(p => p!).Where(p => p["givenName"] is not null && p["familyName"] is not null).Take(Variety / 4));
        }

        return people;
    }

    private static async Task<(int Page, string Cursor)> DeepCursor(IServiceProvider services, int offset)
    {
        var scope = services.CreateAsyncScope();
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

    private sealed class CursorRow
    {
        public string Key { get; init; } = "";
        public Guid Id { get; init; }
    }
}
