using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Platform.Seeding;

namespace Crm.Benchmarks;

/// <summary>
/// S4: N business cards of a fair, one in eleven of them twice, half of the file in one encoding and half in another, through import, normalisation, matching, assignment and scoring, and back by one undo.
/// </summary>
internal static class LeadBench
{
    private const string Imports = "/api/v1/imports";
    private const int WarmUp = 3000;

    public static async Task Run(ServerProcess server, int cards)
    {
        var admin = await server.As(BenchDatabase.Admin);
        await Import(server, admin, Make(WarmUp, seed: 5), WarmUp, isTold: false);
        await Settings(admin);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Say($"{cards:N0} business cards, by 5 rules of points and 2 rules of assignment among {await People(admin)} people");
        await Import(server, admin, Make(cards, seed: 7), cards, isTold: true);
    }

    private static async Task Settings(HttpClient admin)
    {
        var people = (await admin.GetFromJsonAsync<JsonNode>("/api/v1/lookup/user"))!["items"]!.AsArray().Select(u => new { userId = (string)u!["id"]! }).ToList();
        object[] rules =
        [
            new { name = "Iberia", where = new { field = "addresses.country", op = "in", value = new[] { "ES", "PT" } }, strategy = "leastLoad", members = people },
            new { name = "Everywhere", where = (object?)null, strategy = "roundRobin", members = people },
        ];
        await Checked(await admin.PutAsJsonAsync("/api/v1/lead-assignment-rules", new { items = rules }));
        var points = new[] { "Owner", "Manager", "Director", "Buyer", "Head" }.Select((title, i) => new { name = title, where = new { field = "title", op = "contains", value = title }, points = 10 + i });
        await Checked(await admin.PutAsJsonAsync("/api/v1/lead-score-rules", new { items = points }));
    }

    private static async Task Import(ServerProcess server, HttpClient admin, (byte[] First, byte[] Second) files, int cards, bool isTold)
    {
        var (since, cpu) = (Stopwatch.StartNew(), server.Cpu);
        var imports = new List<JsonNode>();
        foreach (var file in (byte[][])[files.First, files.Second])
        {
            imports.Add(await Through(admin, file));
        }

        var (took, used) = (since.Elapsed, server.Cpu - cpu);
        var counts = ((string[])["created", "updated", "duplicate", "rejected"]).Select(name => (name, Count: imports.Sum(i => (int)i[name]!))).ToList();
        var unowned = await Count(admin, "leads?status=new");
        var scored = await Count(admin, "leads?score[gte]=0");
        since.Restart();
        foreach (var import in imports)
        {
            await Checked(await admin.PostAsJsonAsync($"{Imports}/{import["id"]}/undo", new { }));
            await Ended(admin, import);
        }

        if (isTold)
        {
            Say($"{string.Join(", ", counts.Select(c => $"{c.Count} {c.name}"))}: {counts.Sum(c => c.Count)} of {cards}; {unowned} without an owner, {scored} scored; {string.Join(" and ", imports.Select(i => (string?)i["encoding"]))}");
            Say($"uploaded, imported, assigned and scored in {took.TotalSeconds:F1} s ({cards / took.TotalSeconds:F0} /s), in which the server used {used.TotalSeconds:F1} s of processor time; undone in {since.Elapsed.TotalSeconds:F1} s");
        }
    }

    private static async Task<JsonNode> Through(HttpClient admin, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent("lead"), "recordType" }, { new ByteArrayContent(file), "file", "cards.csv" } };
        var import = (await (await Checked(await admin.PostAsync(Imports, form))).Content.ReadFromJsonAsync<JsonNode>())!;
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        await Checked(await admin.PostAsJsonAsync($"{Imports}/{import["id"]}/run", new
        {
            columns, owner = new { mode = "none" }, tags = new[] { "cards" }, defaults = new { campaign = "Laboratory fair 2026", channel = "event" },
        }));
        return await Ended(admin, import);
    }

    private static async Task<JsonNode> Ended(HttpClient admin, JsonNode import)
    {
        do
        {
            await Task.Delay(50);
            import = (await admin.GetFromJsonAsync<JsonNode>($"{Imports}/{import["id"]}"))!;
        }
        while ((string)import["state"]! is "queued" or "running" or "undoing");
        return import;
    }

    private static async Task<int> Count(HttpClient admin, string path) => (int)(await admin.GetFromJsonAsync<JsonNode>($"/api/v1/{path}&count=true&limit=1"))!["totalCount"]!;

    private static async Task<int> People(HttpClient admin) => (await admin.GetFromJsonAsync<JsonNode>("/api/v1/lookup/user"))!["items"]!.AsArray().Count;

    private static (byte[] First, byte[] Second) Make(int cards, ulong seed)
    {
        var dice = new Dice(seed);
        var inventor = new Inventor(dice);
        var firms = Enumerable.Range(0, Math.Max(10, cards / 5)).Select(number => (Nation: inventor.AnyNation(), Number: number)).Select(f => (f.Nation, Firm: inventor.Firm(f.Nation, f.Number))).ToList();
        var lines = new List<string>();
        for (var i = 0; i < cards; i++)
        {
            if (lines.Count > 0 && dice.Next(11) == 0)
            {
                lines.Add(dice.Pick(lines));
                continue;
            }

            var (nation, firm) = dice.PickSkewed(firms);
            var (person, address) = (inventor.Person(nation, firm.Domain), inventor.Address(nation));
            lines.Add(string.Join(',', ((string[])[person.Given, person.Family, person.Email, inventor.Phone(nation).Raw, person.Title, firm.Name, address.City!, nation.Country]).Select(Quoted)));
        }

        return (Encoded(lines.Take(cards / 2), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), Encoded(lines.Skip(cards / 2), Encoding.Unicode));
    }

    private static byte[] Encoded(IEnumerable<string> lines, Encoding encoding) =>
        [.. encoding.GetPreamble(), .. encoding.GetBytes("First Name,Last Name,Email,Phone,Job Title,Company,City,Country\n" + string.Join('\n', lines))];

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static async Task<HttpResponseMessage> Checked(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? response : throw new InvalidOperationException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
