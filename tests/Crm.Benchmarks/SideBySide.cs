using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Crm.Benchmarks;

/// <summary>Measures each case twice in turn, the application and the bare endpoint: other work on the machine strikes both.</summary>
internal sealed class SideBySide(BenchOptions options, BenchDatabase database)
{
    private const int Rounds = 2;
    private readonly List<string> lines = [];

    public async Task Run()
    {
        var reads = await Reads();
        var plan = Path.Combine(database.Folder, "plan.json");
        await File.WriteAllTextAsync(plan, JsonSerializer.Serialize(reads));
        var app = await ServerProcess.Start(database);
        await using var _ = app;
        var bare = await ServerProcess.StartBare(database, plan);
        await using var __ = bare;
        Print($"{database.Provider}, {options.Contacts:N0} contacts, {options.Connections} connections, {options.Seconds} s a round, {Environment.ProcessorCount} processors, at rest {app.Memory / 1e6:F0} and {bare.Memory / 1e6:F0} MB");
        Print($"{"",-28}{"per s",9}{"p50 ms",9}{"p95 ms",9}{"CPU us",9}{"MB",6}  | bare {"per s",8}{"p95 ms",9}{"CPU us",9}{"MB",6} | {"ratio",6} {"of CPU",6}   bytes");
        for (var number = 0; number < reads.Count; number++)
        {
            var index = number;
            await Compare(app, bare, reads[number], (_, variant) => $"/reads/{index}/{variant}");
        }

        var admin = await app.As(BenchDatabase.Admin);
        foreach (var (written, path) in Cases.Writes(await Cases.Ids(admin)).Where(w => options.Only is null || w.Case.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            await Compare(app, bare, written, (v, _) => path!(v));
        }

        await Undo(admin);
        Print($"load of the machine at the end: {(File.Exists("/proc/loadavg") ? await File.ReadAllTextAsync("/proc/loadavg") : "unknown")}");
        await File.WriteAllLinesAsync(Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"{database.Provider}-{options.Contacts}.txt")), lines);
    }

    private async Task<List<Case>> Reads()
    {
        var recorder = await Recorder.Start(database);
        await using (recorder)
        {
            return await Cases.Reads(recorder, options);
        }
    }

    private async Task Compare(ServerProcess app, ServerProcess bare, Case called, Func<Variant, int, string> barePath)
    {
        var headers = await app.HeadersOf(called.Who);
        List<byte[]> ours = [.. called.Variants.Select(v => Load.Request(v.Method, v.Path, headers, v.Body))];
        List<byte[]> theirs = [.. called.Variants.Select((v, i) => Load.Request(called.Bytes > 0 ? "GET" : v.Method, barePath(v, i), "", called.Bytes > 0 ? null : v.Body))];
        var (best, limit) = (new List<Outcome>(), new List<Outcome>());
        for (var round = 0; round < Rounds; round++)
        {
            best.Add(await Load.Run(app, ours, options.Connections, options.Seconds));
            limit.Add(await Load.Run(bare, theirs, options.Connections, options.Seconds));
        }

        var (a, b) = (Together(best), Together(limit));
        Print($"{called.Name,-28}{a.PerSecond,9:F0}{a.P50,9:F2}{a.P95,9:F2}{a.CpuMicroseconds,9:F0}{a.Memory / 1e6,6:F0}  |      {b.PerSecond,8:F0}{b.P95,9:F2}{b.CpuMicroseconds,9:F0}{b.Memory / 1e6,6:F0} | {a.PerSecond / b.PerSecond,6:F2} {b.CpuMicroseconds / a.CpuMicroseconds,6:F2}   {a.Bytes} / {b.Bytes}");
    }

    private static Outcome Together(List<Outcome> rounds) => new(
        rounds.Average(r => r.PerSecond), rounds.Min(r => r.P50), rounds.Min(r => r.P95), rounds.Min(r => r.CpuMicroseconds), rounds[0].Bytes, rounds.Max(r => r.Memory));

    // One after the other, since each takes back what came before it; a bare endpoint has nothing to take back.
    private async Task Undo(HttpClient admin)
    {
        var id = (await Cases.Ids(admin))[0];
        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            using var changed = await admin.PatchAsJsonAsync($"/api/v1/contacts/{id}", new { nickname = string.Create(CultureInfo.InvariantCulture, $"Undone {i}") });
            var set = changed.EnsureSuccessStatusCode().Headers.GetValues("Change-Set-Id").Single();
            var since = Stopwatch.StartNew();
            using var undone = await admin.PostAsync($"/api/v1/change-sets/{set}/undo", content: null);
            undone.EnsureSuccessStatusCode();
            times.Add(since.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Print($"{"undo of one change",-28}{1000 / times.Average(),9:F0}{times[50],9:F2}{times[95],9:F2}  one after the other");
    }

    private void Print(FormattableString line)
    {
        lines.Add(line.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(lines[^1]);
    }
}
