using Crm.Platform.Hosting;

namespace Crm.Platform.Operation.Backups;

/// <summary>
/// What the data folder holds that a backup must have. A list and not "everything there is": the folder has locks, copies of the database from
/// before updates, and perhaps the backups themselves.
/// </summary>
internal static class DataParts
{
    public const string Prefix = "data/";

    /// <summary>Under which the hashes of erased addresses are made: without it nobody erased is recognised any more.</summary>
    private const string PrivacyKey = "privacy.key";

    private const string Imports = "imports";

    /// <summary>Folders and files below the data folder.</summary>
    public static IReadOnlyList<string> All { get; } = ["files", Imports, PrivacyKey];

    /// <summary>
    /// The files as they are now, and those that were opened before the database was copied: a file of an import may have had its time while
    /// that was copied, in which the import still waits for it.
    /// </summary>
    public static async IAsyncEnumerable<(string Name, FileStream Content)> Read(DataPath data, IReadOnlyDictionary<string, FileStream> opened)
    {
        foreach (var (name, content) in opened)
        {
            yield return (name, content);
        }

        foreach (var path in All.SelectMany(part => Paths(data, part)))
        {
            var name = Name(data, path);
            if (!opened.ContainsKey(name) && TryOpen(path) is { } content)
            {
                await using (content)
                {
                    yield return (name, content);
                }
            }
        }
    }

    public static Dictionary<string, FileStream> OpenImports(DataPath data) =>
        Paths(data, Imports).Select(path => (Name: Name(data, path), Content: TryOpen(path))).Where(f => f.Content is not null).ToDictionary(f => f.Name, f => f.Content!, StringComparer.Ordinal);

    private static string Name(DataPath data, string path) => Prefix + Path.GetRelativePath(data.Root, path).Replace('\\', '/');

    // Uploads that are still coming in have no row yet.
    private static IEnumerable<string> Paths(DataPath data, string part)
    {
        var path = Path.Combine(data.Root, part);
        return File.Exists(path) ? [path]
            : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "incoming").Order(StringComparer.Ordinal)
            : [];
    }

    // What is erased or has had its time meanwhile is not missed.
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
