using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>A file over 300 lines is a question: would a newcomer find the room they need?</summary>
public sealed class FileSizeTests
{
    private const int Most = 300;

    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal);

    [Test]
    public void Sources_Lines_StayUnderThreeHundred()
    {
        string[] generated = ["frontend/src/shared/api/schema.d.ts"];
        var sources = Repository.Files(".cs", "backend").Concat(Repository.Files(".cs", "tests"))
            .Concat(Repository.Files(".ts", "frontend/src")).Concat(Repository.Files(".tsx", "frontend/src")).Concat(Repository.Files(".ts", "frontend/e2e"));
        var tooLong = sources.Where(path => !generated.Contains(Repository.Relative(path)) && File.ReadLines(path).Count() > Most);

        AllowList.Check(tooLong.Select(Repository.Relative), Allowed, $"Split these, or say here why they may have more than {Most} lines.");
    }
}
