namespace Crm.Kernel.Values;

/// <summary>What is done with texts everywhere.</summary>
public static class Texts
{
    /// <summary>The text, cut to so many UTF-16 units; never in the middle of a character, which no database would take.</summary>
    public static string AtMost(this string text, int most) => text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
