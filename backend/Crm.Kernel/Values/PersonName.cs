namespace Crm.Kernel.Values;

/// <summary>How the parts of a name are said together.</summary>
public static class PersonName
{
    /// <summary>Given name first; family name first and without a space where both are written in Han or Hangul. Null where all parts are blank.</summary>
    public static string? Display(string? given, string? middle, string? family)
    {
        var parts = new[] { given, middle, family }.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        return parts.Count > 1 && parts.TrueForAll(IsEastAsian) ? string.Concat(family?.Trim(), given?.Trim(), middle?.Trim()) : string.Join(' ', parts);
    }

    private static bool IsEastAsian(string text) => text.All(c => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF'));
}
