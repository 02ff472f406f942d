using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>docs/capabilities.md says what is true: rows are complete, and whatever a row names exists.</summary>
public sealed partial class CapabilityTests
{
    private static readonly string[] States = ["planned", "partial", "done"];

    private static readonly List<Row> Rows = [.. RowPattern().Matches(Repository.Read("docs/capabilities.md")).Select(Row.Read)];

    private sealed record Row(string Number, string State, string Where)
    {
        public IEnumerable<string> Endpoints => Code().Matches(Where).Select(m => m.Groups["code"].Value).Where(c => c.Contains(" /", StringComparison.Ordinal));

        public IEnumerable<string> Pages => Code().Matches(Where).Select(m => m.Groups["code"].Value).Where(c => c.StartsWith('/'));

        public static Row Read(Match match) => new(match.Groups["number"].Value, match.Groups["state"].Value.Trim(), match.Groups["where"].Value.Trim());
    }

    [Test]
    public void Rows_Numbers_AreOneToHundredAndEightOnceEach() =>
        Assert.That(Rows.Select(r => r.Number), Is.EquivalentTo(Enumerable.Range(1, 108).Select(n => $"S{n}")));

    [Test]
    public void Rows_States_AreKnownAndSayWhere()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rows.Where(r => !States.Contains(r.State)).Select(r => r.Number), Is.Empty);
            Assert.That(Rows.Where(r => r.State == "planned" && r.Where.Length > 0).Select(r => r.Number), Is.Empty, "A planned row has nothing to name.");
            Assert.That(Rows.Where(r => r.State != "planned" && !(r.Endpoints.Any() && r.Pages.Any())).Select(r => r.Number), Is.Empty, "Name endpoints and pages.");
        }
    }

    [Test]
    public void Rows_Endpoints_AreInTheApiDocument()
    {
        using var document = JsonDocument.Parse(Repository.Read("docs/api/openapi.json"));
        var known = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.That(Rows.SelectMany(r => r.Endpoints.Where(e => !known.Contains(e)).Select(e => $"{r.Number}: {e}")), Is.Empty);
    }

    [Test]
    public void Rows_Pages_AreRoutesOfTheBrowserApp()
    {
        var known = Repository.Files(".ts", "frontend/src/app").Concat(Repository.Files(".tsx", "frontend/src/app"))
            .SelectMany(path => RoutePath().Matches(File.ReadAllText(path))).Select(m => m.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);

        // A route names its address after its parent's: "/fields" below "/settings".
        bool IsRoute(string page) => known.Contains(page) || known.Any(parent => page.StartsWith(parent + "/", StringComparison.Ordinal) && known.Contains(page[parent.Length..]));

        Assert.That(Rows.SelectMany(r => r.Pages.Where(p => !IsRoute(p)).Select(p => $"{r.Number}: {p}")), Is.Empty);
    }

    [Test]
    public void Rows_Done_AreShownByTestsThatCarryTheirNumber()
    {
        var carried = CategoriesInTests();

        Assert.That(Rows.Where(r => r.State == "done" && !carried.Contains(r.Number)).Select(r => r.Number), Is.Empty);
    }

    [Test]
    public void Tests_Categories_NameRowsThatExist()
    {
        var known = Rows.Select(r => r.Number).ToHashSet(StringComparer.Ordinal);

        Assert.That(CategoriesInTests().Where(c => !known.Contains(c)), Is.Empty);
    }

    private static HashSet<string> CategoriesInTests() =>
        [.. Repository.Files(".cs", "tests").SelectMany(path => CategoryPattern().Matches(File.ReadAllText(path))).Select(m => m.Groups["number"].Value)];

    [GeneratedRegex(@"^\| (?<number>S\d+) \|(?:[^|\n]*\|){3}(?<state>[^|\n]*)\|(?<where>[^|\n]*)\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"path: '(?<path>/[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoutePath();

    [GeneratedRegex(@"\[Category\(""(?<number>S\d+)""\)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CategoryPattern();
}
