namespace Crm.Platform.Normalisation;

/// <summary>Published data that is built into the assembly: lines of cells between tabs, remarks behind #.</summary>
internal static class MetadataFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(MetadataFile).Assembly.GetManifestResourceStream($"Crm.Platform.{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
