using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>Pages point at things that exist: files, and the tests that are said to hold a rule.</summary>
public sealed partial class DocumentationTests
{
    private static readonly List<string> Pages = [.. Repository.Files(".md", "docs").Concat(Directory.GetFiles(Repository.Root, "*.md"))];

    [Test]
    public void Pages_RelativeLinks_LeadToFiles()
    {
        var broken =
            from page in Pages
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{Repository.Relative(page)}: {target}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Pages_TestsThatHoldARule_Exist()
    {
        var classes = Repository.Files(".cs", "tests").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal);
        var missing =
            from page in Pages
            from Match named in TestClass().Matches(File.ReadAllText(page))
            where !classes.Contains(named.Groups["name"].Value)
            select $"{Repository.Relative(page)}: {named.Groups["name"].Value}";

        Assert.That(missing, Is.Empty);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestClass();
}
