using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Crm.Architecture.Tests.Discovery;

/// <summary>The repository's files: where it is, its projects, and its own sources without what is built or generated.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "dist", ".git", "artifacts", "Migrations", "wwwroot", "data"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    /// <summary>The C# projects by name, with the path of each.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } =
        Files(".csproj").ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.Ordinal);

    /// <summary>The names of the modules, such as <c>Contacts</c>: folders of backend/modules.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "backend", "modules")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Absolute paths of the repository's own files that end so.</summary>
    public static IEnumerable<string> Files(string ending, string under = "") => Walk(Path.Combine(Root, under)).Where(path => path.EndsWith(ending, StringComparison.Ordinal));

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The names of the projects that a project refers to directly; wildcards are answered by what they match.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. XDocument.Load(Projects[project]).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))];

    private static IEnumerable<string> Walk(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder).Where(inner => !Skipped.Contains(Path.GetFileName(inner))).SelectMany(Walk))
        : [];

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
