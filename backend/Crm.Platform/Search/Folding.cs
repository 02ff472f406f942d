using System.Globalization;
using System.Text;

namespace Crm.Platform.Search;

/// <summary>Folds text to a key that ignores case, accents and width, so that every engine matches alike.</summary>
public static class Folding
{
    /// <summary>Longer keys are cut: they still sort and match by their beginning.</summary>
    public const int MaxKeyLength = 200;

    /// <summary>The folded, trimmed text with single spaces; empty for null.</summary>
    public static string Key(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = Fold(text);
        if (IsTidy(folded))
        {
            return Cut(folded);
        }

        var key = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return Cut(key.ToString().TrimEnd());
    }

    /// <summary>Compatibility decomposition without marks, in lower case.</summary>
    public static string Fold(string text)
    {
        // Most text is plain; decomposing it would cost far more than all else.
        if (Ascii.IsValid(text) && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text.ToLowerInvariant();
        }

        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || c == '\0')
            {
                continue;
            }

            var lower = char.ToLowerInvariant(c);
            folded.Append(lower switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ð' => "d", 'þ' => "th", 'ı' => "i", _ => null });
            if (lower is not ('ß' or 'æ' or 'œ' or 'ø' or 'ł' or 'đ' or 'ð' or 'þ' or 'ı'))
            {
                folded.Append(lower);
            }
        }

        // Folding can leave Hangul in parts; composing again keeps one character one letter.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Single blanks between words and none around them.
    private static bool IsTidy(string text)
    {
        var afterBlank = true;
        foreach (var c in text)
        {
            var isBlank = char.IsWhiteSpace(c);
            if (isBlank && (afterBlank || c != ' '))
            {
                return false;
            }

            afterBlank = isBlank;
        }

        return !afterBlank;
    }

    private static string Cut(string key)
    {
        if (key.Length <= MaxKeyLength)
        {
            return key;
        }

        var end = char.IsHighSurrogate(key[MaxKeyLength - 1]) ? MaxKeyLength - 1 : MaxKeyLength;
        return key[..end];
    }

    // Normalisation refuses lone surrogates and U+FFFE; a text may still hold them.
    private static string WellFormed(string text)
    {
        var whole = text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace("\uFFFE", "", StringComparison.Ordinal);
    }
}
