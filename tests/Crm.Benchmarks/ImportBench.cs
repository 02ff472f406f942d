using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Platform.Seeding;

namespace Crm.Benchmarks;

/// <summary>Imports a file of N people over HTTP into a new database while somebody else reads, and prints what it cost.</summary>
internal static class ImportBench
{
    private const string Imports = "/api/v1/imports";

    /// <summary>Rows of an import that does not count: a server that has just been started compiles its code for the first seconds.</summary>
    private const int WarmUp = 15_000;

    private static readonly string[] Stages = ["customer", "lead", "prospect", "subscriber", "lapsed", "other"];

    private static readonly string[] OtherReads = ["/api/v1/contacts?sort=name&limit=50", "/api/v1/contacts?lifecycleStage=customer&limit=50", "/api/v1/accounts?limit=50", "/api/v1/session"];

    public static async Task Run(ServerProcess server, int rows)
    {
        var admin = await server.As(BenchDatabase.Admin);
        var file = Path.Combine(Path.GetTempPath(), "crm-import.csv");
        Make(file, WarmUp, seed: 5);
        var warm = await Finished(admin, await Started(admin, await Upload(admin, file)));
        await Checked(await admin.PostAsJsonAsync($"{Imports}/{warm["id"]}/undo", new { }));
        await Undone(admin, warm);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Make(file, rows, seed: 7);
        Say($"the server at rest holds {server.Memory / 1e6:F0} MB");
        var upload = Stopwatch.StartNew();
        var import = await Upload(admin, file);
        Say($"{rows:N0} rows, {new FileInfo(file).Length / 1e6:F1} MB, read through at the upload in {upload.Elapsed.TotalSeconds:F1} s");

        var watch = new Watch(admin, server);
        await using var _ = watch;
        var ofReads = await ReadsAlone(server, watch);
        var path = $"{Imports}/{import["id"]}";
        var since = Stopwatch.StartNew();
        await Started(admin, import);
        TimeSpan? allIn = null;
        var (cpu, cpuIn, runtime, runtimeIn) = (server.Cpu, TimeSpan.Zero, server.Runtime, server.Runtime);
        while (true)
        {
            await Task.Delay(250);
            import = (await admin.GetFromJsonAsync<JsonNode>(path))!;
            if (allIn is null && (long)import["readRows"]! == rows)
            {
                (allIn, cpuIn, runtimeIn) = (since.Elapsed, server.Cpu, server.Runtime);
            }

            if ((string)import["state"]! is "completed" or "failed" or "cancelled")
            {
                break;
            }
        }

        var all = since.Elapsed;
        Say($"{import["state"]}: {import["created"]} created, {import["updated"]} updated, {import["duplicate"]} duplicate, {import["rejected"]} rejected, {import["linkedCreated"]} companies; matched by {import["matchedBy"]!.ToJsonString()} {import["error"]}");
        Tell("rows in", rows, allIn!.Value, cpuIn - cpu, runtime, runtimeIn);
        Tell("searchable", rows, all - allIn.Value, server.Cpu - cpuIn, runtimeIn, server.Runtime);
        Tell("together", rows, all, server.Cpu - cpu, runtime, server.Runtime);
        var perRow = (server.Cpu - cpu).TotalSeconds / rows;
        Say($"             estimate, and not a measurement: {Environment.ProcessorCount} cores that had nothing else to do would take in {Environment.ProcessorCount / perRow:F0} rows a second, if all of it could be shared out");
        Say($"             of it the reads of somebody else, as they cost before: {watch.Count * ofReads.TotalMicroseconds / rows:F0} us a row");
        watch.Tell("during the import");

        since.Restart();
        (cpu, runtime) = (server.Cpu, server.Runtime);
        await Checked(await admin.PostAsJsonAsync($"{path}/undo", new { }));
        import = await Undone(admin, import);
        Tell("undo", (long)import["undoneRecords"]! + (long)import["keptRecords"]!, since.Elapsed, server.Cpu - cpu, runtime, server.Runtime);
        Say($"{import["state"]}: {import["undoneRecords"]} undone, {import["keptRecords"]} kept");
        watch.Tell("during the undo");
        File.Delete(file);
    }

    // What a read costs the server while nothing else is done.
    private static async Task<TimeSpan> ReadsAlone(ServerProcess server, Watch watch)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (cpu, reads) = (server.Cpu, watch.Count);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var each = (server.Cpu - cpu) / Math.Max(1, watch.Count - reads);
        watch.Forget();
        return each;
    }

    private static async Task<JsonNode> Started(HttpClient client, JsonNode import)
    {
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        await Checked(await client.PostAsJsonAsync($"{Imports}/{import["id"]}/run", new { columns }));
        return import;
    }

    private static async Task<JsonNode> Undone(HttpClient client, JsonNode import)
    {
        do
        {
            await Task.Delay(100);
            import = (await client.GetFromJsonAsync<JsonNode>($"{Imports}/{import["id"]}"))!;
        }
        while ((string)import["state"]! == "undoing");

        return import;
    }

    private static async Task<JsonNode> Finished(HttpClient client, JsonNode import)
    {
        while ((string)import["state"]! is not ("completed" or "failed" or "cancelled"))
        {
            await Task.Delay(100);
            import = (await client.GetFromJsonAsync<JsonNode>($"{Imports}/{import["id"]}"))!;
        }

        return import;
    }

    // Under load the clock says nothing; processor time and allocations of each row do.
    private static void Tell(string what, long count, TimeSpan took, TimeSpan cpu, RuntimeFigures before, RuntimeFigures after)
    {
        Say($"{what,-12} {count / took.TotalSeconds,8:F0} /s  {took.TotalSeconds,6:F1} s, in which the server used {cpu.TotalSeconds:F1} s of processor time: {cpu.TotalMicroseconds / count:F0} CPU-us and {(after.Allocated - before.Allocated) / count:N0} bytes a row");
        Say($"             of it compiling {(after.Compiled - before.Compiled).TotalMicroseconds / count:F0} us a row; stopped for garbage {(after.Paused - before.Paused).TotalSeconds:F1} s ({after.Collections.Young - before.Collections.Young} collections, {after.Collections.Middle - before.Collections.Middle} of the middle, {after.Collections.Old - before.Collections.Old} of all); heap {after.Heap / 1e6:F0} MB of {after.Committed / 1e6:F0} MB committed, SQLite {after.Sqlite / 1e6:F0} MB");
    }

    // One in eleven rows says somebody again.
    private static void Make(string file, int rows, ulong seed)
    {
        var dice = new Dice(seed);
        var inventor = new Inventor(dice);
        var firms = Enumerable.Range(0, Math.Max(10, rows / 20)).Select(number => (Nation: inventor.AnyNation(), Number: number)).Select(f => (f.Nation, Firm: inventor.Firm(f.Nation, f.Number))).ToList();
        var people = new List<string>();
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.WriteLine("First Name,Last Name,Email,Phone,Job Title,Company,City,Country,Lifecycle Stage");
        for (var i = 0; i < rows; i++)
        {
            if (people.Count > 0 && dice.Next(11) == 0)
            {
                writer.WriteLine(dice.Pick(people));
                continue;
            }

            var (nation, firm) = dice.PickSkewed(firms);
            var (person, address) = (inventor.Person(nation, firm.Domain), inventor.Address(nation));
            var line = string.Join(',', ((string[])[person.Given, person.Family, person.Email, inventor.Phone(nation).Raw, person.Title, firm.Name, address.City!, nation.Country, dice.PickSkewed(Stages)]).Select(Quoted));
            writer.WriteLine(line);
            if (people.Count < 50_000)
            {
                people.Add(line);
            }
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static async Task<JsonNode> Upload(HttpClient client, string file)
    {
        var stream = File.OpenRead(file);
        await using (stream)
        {
            using var form = new MultipartFormDataContent { { new StringContent("contact"), "recordType" }, { new StreamContent(stream), "file", "people.csv" } };
            return (await (await Checked(await client.PostAsync(Imports, form))).Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private static async Task<HttpResponseMessage> Checked(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? response : throw new InvalidOperationException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads lists ten times a second, as somebody does who works on, and looks at the memory of the server.</summary>
    private sealed class Watch : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Lock gate = new();
        private readonly List<double> reads = [];
        private readonly Task task;
        private long peak;

        public Watch(HttpClient client, ServerProcess server) => task = Task.Run(() => Look(client, server));

        public int Count
        {
            get
            {
                lock (gate)
                {
                    return reads.Count;
                }
            }
        }

        public void Forget()
        {
            lock (gate)
            {
                reads.Clear();
            }
        }

        public void Tell(string when)
        {
            lock (gate)
            {
                reads.Sort();
                Say($"             reads {when}: p50 {reads[reads.Count / 2]:F1} ms, p95 {reads[reads.Count * 95 / 100]:F1} ms, slowest {reads[^1]:F1} ms of {reads.Count}; memory of the server at most {peak / 1e6:F0} MB");
                reads.Clear();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await task;
            stop.Dispose();
        }

        private async Task Look(HttpClient client, ServerProcess server)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var since = Stopwatch.StartNew();
                using var response = await client.GetAsync(OtherReads[i % OtherReads.Length]);
                await response.Content.ReadAsByteArrayAsync();
                lock (gate)
                {
                    reads.Add(since.Elapsed.TotalMilliseconds);
                    peak = Math.Max(peak, server.Memory);
                }

                await Task.Delay(100);
            }
        }
    }
}
