using Crm.Platform.Search;

namespace Crm.Platform.Imports.Features;

/// <summary>A name for the system that a file comes from, which stays the same from one export to the next.</summary>
internal static class SourceName
{
    public const int MaxLength = 60;

    /// <summary>The words of the file's name without numbers and dates: "Contacts 2024-05-01 (2).csv" is "contacts".</summary>
    public static string Of(string fileName)
    {
        var name = Folding.Key(Path.GetFileNameWithoutExtension(fileName));
        var words = string.Concat(name.Select(c => char.IsLetter(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        return slug.Length == 0 ? "import" : slug.Length > MaxLength ? slug[..MaxLength].TrimEnd('-') : slug;
    }
}
