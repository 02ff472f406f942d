using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Platform.Normalisation.Phones;

/// <summary>The text side of a telephone number: where it begins and ends, what is its extension, and which digits it has in any script.</summary>
internal static partial class PhoneText
{
    /// <summary>Longer texts hold no number: the same bound as libphonenumber's.</summary>
    public const int MaxLength = 250;

    private const string Punctuation = "-x‐‑‒–—―−ー－\u00A0\u00AD\u200B\u2060\u3000 ()（）［］.[]/~⁓∼～．／";
    private static readonly SearchValues<char> Separators = SearchValues.Create(Punctuation);
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789+ ()-./\u00A0");

    /// <summary>The part of a text that may be a number: from the first digit or plus sign to the last letter, digit or #.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || text.Contains(";phone-context=", StringComparison.OrdinalIgnoreCase))
        {
            text = OfUri(text);
        }

        var begin = 0;
        while (begin < text.Length && !IsPlus(text[begin]) && !char.IsDigit(text[begin]))
        {
            begin++;
        }

        text = text[begin..];
        while (text.Length > 0 && !char.IsLetter(text[^1]) && !char.IsNumber(text[^1]) && text[^1] != '#')
        {
            text = text[..^1];
        }

        // "(530) 583-6985 x302/x2303" goes on with another extension.
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '/' or '\\' && text[(i + 1)..].TrimStart(' ') is ['x', ..])
            {
                return text[..i];
            }
        }

        return text;
    }

    /// <summary>Takes the extension off a number; what remains must still be one.</summary>
    public static string? TakeExtension(ref ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Plain))
        {
            return null;
        }

        var match = Extension().Match(text.ToString());
        if (!match.Success || !IsViable(text[..match.Index]))
        {
            return null;
        }

        text = text[..match.Index];
        var digits = match.Groups["digits"].ValueSpan;
        Span<char> buffer = stackalloc char[20];
        return new string(buffer[..Digits(digits, buffer, letters: false)]);
    }

    /// <summary>Whether a text can be a number at all: three digits before the first letter, and nothing between them but what separates digits.</summary>
    public static bool IsViable(ReadOnlySpan<char> text)
    {
        if (text.Length == 2 && char.IsDigit(text[0]) && char.IsDigit(text[1]))
        {
            return true;
        }

        var i = 0;
        while (i < text.Length && IsPlus(text[i]))
        {
            i++;
        }

        var digits = 0;
        for (; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]))
            {
                digits++;
            }
            else if (!Separators.Contains(text[i]) && text[i] != '*' && (digits < 3 || !char.IsAsciiLetter(text[i])))
            {
                return false;
            }
        }

        return digits >= 3;
    }

    /// <summary>The digits of a number, of any script, as ASCII; from three letters on, those of a telephone's keys too. Answers how many.</summary>
    public static int Digits(ReadOnlySpan<char> text, Span<char> digits, bool letters = true)
    {
        letters = letters && Letters(text) >= 3;
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
            else if (c > '\x7F' && CharUnicodeInfo.GetDecimalDigitValue(c) is var value and >= 0)
            {
                digits[count++] = (char)('0' + value);
            }
            else if (letters && char.IsAsciiLetter(c))
            {
                digits[count++] = "22233344455566677778889999"[(c | 0x20) - 'a'];
            }
        }

        return count;
    }

    public static bool IsPlus(char c) => c is '+' or '＋';

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return count;
    }

    // RFC 3966: tel:863-1234;phone-context=+1-914-555
    private static ReadOnlySpan<char> OfUri(ReadOnlySpan<char> text)
    {
        const string contextMark = ";phone-context=";
        var number = text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        var context = number.IndexOf(contextMark, StringComparison.OrdinalIgnoreCase);
        if (context >= 0)
        {
            var area = number[(context + contextMark.Length)..];
            var end = area.IndexOf(';');
            area = end < 0 ? area : area[..end];
            number = area.Length > 1 && area[0] == '+' ? string.Concat(area, number[..context]) : number[..context];
        }

        var address = number.IndexOf(";isub=", StringComparison.OrdinalIgnoreCase);
        return address < 0 ? number : number[..address];
    }

    // How people write extensions, by how sure the word before them is (libphonenumber's createExtnPattern). Without backtracking: time is linear.
    [GeneratedRegex(
        @"(?:;ext=(?<digits>\d{1,20})"
        + @"|[ \u00A0\t,]*(?:e?xt(?:ensi(?:o\u0301?|\u00F3))?n?|\uFF45?\uFF58\uFF54\uFF4E?|доб|anexo)[:\.\uFF0E]?[ \u00A0\t,-]*(?<digits>\d{1,20})#?"
        + @"|[ \u00A0\t,]*(?:[x\uFF58#\uFF03~\uFF5E]|int|\uFF49\uFF4E\uFF54)[:\.\uFF0E]?[ \u00A0\t,-]*(?<digits>\d{1,9})#?"
        + @"|[- ]+(?<digits>\d{1,6})#"
        + @"|[ \u00A0\t]*(?:,{2}|;)[:\.\uFF0E]?[ \u00A0\t,-]*(?<digits>\d{1,15})#?"
        + @"|[ \u00A0\t]*,+[:\.\uFF0E]?[ \u00A0\t,-]*(?<digits>\d{1,9})#?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();
}
