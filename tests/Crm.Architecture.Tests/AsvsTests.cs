using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>docs/security/asvs.md answers every requirement of level 2 once, and says who holds what it calls met.</summary>
public sealed partial class AsvsTests
{
    // Numbers of OWASP ASVS 4.0.3 that level 2 asks for, by section.
    private const string Level2 =
        "1.1:1-7 1.2:1-4 1.4:1,4,5 1.5:1-4 1.6:1-4 1.7:1-2 1.8:1-2 1.9:1-2 1.10:1 1.11:1-2 1.12:2 1.14:1-6 2.1:1-12 2.2:1-3 2.3:1-3 2.4:1-5 2.5:1-7 2.6:1-3 2.7:1-6 2.8:1-7 2.9:1-3 2.10:1-4 "
        + "3.1:1 3.2:1-4 3.3:1-4 3.4:1-5 3.5:1-3 3.7:1 4.1:1-3,5 4.2:1-2 4.3:1-3 5.1:1-5 5.2:1-8 5.3:1-10 5.4:1-3 5.5:1-4 6.1:1-3 6.2:1-6 6.3:1-2 6.4:1-2 7.1:1-4 7.2:1-2 7.3:1,3,4 7.4:1-3 "
        + "8.1:1-4 8.2:1-3 8.3:1-8 9.1:1-3 9.2:1-4 10.2:1-2 10.3:1-3 11.1:1-8 12.1:1-3 12.2:1 12.3:1-6 12.4:1-2 12.5:1-2 12.6:1 13.1:1,3-5 13.2:1-3,5,6 13.3:1-2 13.4:1-2 14.1:1-4 14.2:1-6 14.3:2-3 14.4:1-7 14.5:1-4";

    private static readonly string[] States = ["met", "run", "open", "n/a"];

    private static readonly List<(string Number, string State, string How)> Rows =
        [.. Row().Matches(Repository.Read("docs/security/asvs.md")).Select(m => (m.Groups["number"].Value, m.Groups["state"].Value, m.Groups["how"].Value.Trim()))];

    [Test]
    public void EveryRequirement_IsAnsweredOnce() => Assert.That(Rows.Select(r => r.Number), Is.EquivalentTo(Wanted()));

    [Test]
    public void EveryAnswer_HasAStateAndWords()
    {
        Assert.That(Rows.Where(r => !States.Contains(r.State) || r.How.Length < 4).Select(r => r.Number), Is.Empty);
        Assert.That(Rows.Count(r => r.State == "met" && r.How.Contains("Tests`", StringComparison.Ordinal)), Is.GreaterThan(100), "most of what is met is held by a test; that each exists, DocumentationTests checks");
    }

    private static IEnumerable<string> Wanted() =>
        from section in Level2.Split(' ')
        let parts = section.Split(':')
        from range in parts[1].Split(',')
        let ends = range.Split('-').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList()
        from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select $"{parts[0]}.{number}";

    [GeneratedRegex(@"^\| (?<number>\d+\.\d+\.\d+) \| (?<state>[^|]+) \| (?<how>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Row();
}
