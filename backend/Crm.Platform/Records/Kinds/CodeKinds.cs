using System.Globalization;

namespace Crm.Platform.Records.Kinds;

/// <summary>The kinds whose values are codes of a published list.</summary>
internal static class CodeKinds
{
    public static readonly CodeKind Country = new("country", 2, Countries.Code, Countries.Hint);

    public static readonly CodeKind Language = new("language", 20, LanguageTag, "Give the language as a BCP 47 tag such as es or pt-BR.");

    private static string? LanguageTag(string text)
    {
        if (text.Length is < 2 or > 20 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return null;
        }

        try
        {
            var culture = CultureInfo.GetCultureInfo(text, predefinedOnly: true);
            return culture.Name.Length == 0 ? null : culture.Name;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
