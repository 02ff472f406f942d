using System.Globalization;

namespace Crm.Benchmarks;

/// <summary>Prints what was measured; the ratio is of the fastest twentieth to that of the first case: other work on the machine distorts it least.</summary>
internal static class Report
{
    public static void Line(Outcome outcome, Outcome first) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{outcome.Name,-34} p5 {outcome.Best,8:F2}  p50 {outcome.P50,9:F2} ms  p95 {outcome.P95,9:F2} ms  x {outcome.Best / first.Best,7:F2}  {outcome.Calls,4} calls  {outcome.Bytes,7} bytes"));

    public static async Task Print(BenchOptions options, IReadOnlyList<Outcome> outcomes)
    {
        var file = Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"{options.Engine}-{options.Contacts}.csv"));
        await File.WriteAllLinesAsync(file, outcomes.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Name};{o.Best:F2};{o.P50:F2};{o.P95:F2};{o.Calls}")).Prepend("case;p5 ms;p50 ms;p95 ms;calls"));
        Console.WriteLine($"{outcomes.Count} cases, {Environment.ProcessorCount} cores, {options.Engine}, {options.Contacts} contacts: {file}");
    }
}
