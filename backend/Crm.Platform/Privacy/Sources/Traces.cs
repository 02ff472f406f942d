using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Search;

namespace Crm.Platform.Privacy.Sources;

/// <summary>
/// The values of a person in whatever way somebody may have written them: in any letter case, with and without accents, as JSON escapes
/// them; numbers with any signs between their digits, with and without the code of their country. One thread at a time.
/// </summary>
internal sealed class Traces
{
    private const int FewestDigits = 6;

    /// <summary>What people put between the digits of a number.</summary>
    private const string Between = @"[\s\p{Pd}().\/·]{0,3}";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How each character is folded: no text is so long that looking it up would not pay.</summary>
    private static readonly string?[] Folds = new string?[char.MaxValue + 1];
    private readonly List<string> texts;
    private readonly SearchValues<string>? quick;
    private readonly Regex? numbers;
    private readonly Regex? wholeNumbers;
    private readonly int shortest;
    private char[] folded = [];
    private int[] origin = [];

    public Traces(IEnumerable<string> values)
    {
        var given = values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var patterns = given.Where(IsNumber).Select(Pattern).Distinct(StringComparer.Ordinal).ToList();
        texts = [.. given.Where(v => !IsNumber(v)).Select(Folded).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(t => t.Length)];

        // Between the words of a name anything blank may stand.
        var words = texts.Where(t => Ascii.IsValid(t)).Select(t => t.Split(' ').MaxBy(w => w.Length)!).ToArray();
        quick = words.Length == 0 ? null : SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

        if (patterns.Count > 0)
        {
            var any = $"(?:{string.Join('|', patterns)})";
            const RegexOptions options = RegexOptions.CultureInvariant | RegexOptions.Compiled;
            (numbers, wholeNumbers) = (new Regex(any, options, Patience), new Regex($@"(?<!\d){any}(?!\d)", options, Patience));
        }

        shortest = Math.Min(texts.Count > 0 ? texts[^1].Length : int.MaxValue, patterns.Count > 0 ? FewestDigits : int.MaxValue);
    }

    public bool Any => texts.Count > 0 || numbers is not null;

    /// <summary>Addresses and numbers are one person's own; a name can be another's as well.</summary>
    public static bool Identifies(string value) => value.Contains('@', StringComparison.Ordinal) || IsNumber(value);

    /// <summary>Whether a text has one of the values as a whole: the address of Susana is not a trace of Ana.</summary>
    public bool In(string text) => text.Length >= shortest && ((MayHaveText(text) && TextsIn(text, whole: true).Count > 0) || wholeNumbers?.IsMatch(text) == true);

    /// <summary>Whether bytes have one of the values anywhere: a file of a database has no ends between its values.</summary>
    public bool In(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return TextsIn(text, whole: false).Count > 0 || numbers?.IsMatch(text) == true;
    }

    /// <summary>The text with something else in the place of each value.</summary>
    public string Replace(string text, string by)
    {
        var found = TextsIn(text, whole: true);
        found.AddRange(wholeNumbers?.Matches(text).Select(m => (m.Index, m.Index + m.Length)) ?? []);
        var (written, end) = (new StringBuilder(text.Length), 0);
        foreach (var (start, stop) in found.Order().Where(f => f.Item2 > f.Item1))
        {
            if (start >= end)
            {
                written.Append(text, end, start - end).Append(by);
            }

            end = Math.Max(end, stop);
        }

        return written.Append(text, end, text.Length - end).ToString();
    }

    private static bool IsNumber(string value) =>
        Terms.Digits(value).Length >= FewestDigits && value.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '(' or ')' or '-' or '.' or '/');

    private static string Pattern(string value)
    {
        var phone = PhoneParser.Parse(PhoneNumbers.Of(value, "", country: null)?.Number ?? value, region: null);
        return phone is null || phone.National.Length < FewestDigits
            ? Spread(Terms.Digits(value))
            : $@"(?:(?:\+|00)?{Between}{Spread(phone.CallingCode)}{Between}(?:\(?0\)?{Between})?|0{Between})?{Spread(phone.National)}";
    }

    private static string Spread(string digits) => string.Join(Between, digits.AsEnumerable());

    // Most text is plain and has nothing: that must cost next to nothing.
    private bool MayHaveText(string text) =>
        texts.Count > 0 && ((quick is not null && text.AsSpan().ContainsAny(quick)) || !Ascii.IsValid(text) || text.Contains('\\', StringComparison.Ordinal));

    private List<(int Start, int End)> TextsIn(string text, bool whole)
    {
        var found = new List<(int, int)>();
        if (texts.Count == 0)
        {
            return found;
        }

        var length = Fold(text);
        foreach (var wanted in texts)
        {
            for (var at = 0; folded.AsSpan(at, length - at).IndexOf(wanted, StringComparison.Ordinal) is var index and >= 0; at += index + 1)
            {
                var (start, end) = (at + index, at + index + wanted.Length);
                if (!whole || IsWhole(wanted.Contains('@', StringComparison.Ordinal), start, end, length))
                {
                    found.Add((origin[start], origin[end]));
                }
            }
        }

        return found;
    }

    // An address begins and ends where no sign of an address stands, a dot at the end of a sentence aside; Han has no spaces between words.
    private bool IsWhole(bool isAddress, int start, int end, int length)
    {
        bool IsWord(int at) => at >= 0 && at < length && char.IsLetterOrDigit(folded[at]) && char.GetUnicodeCategory(folded[at]) != UnicodeCategory.OtherLetter;
        bool Is(int at, string signs) => at >= 0 && at < length && signs.Contains(folded[at], StringComparison.Ordinal);
        return !IsWord(start - 1) && !IsWord(end)
            && (!isAddress || (!Is(start - 1, "._%+-") && !(Is(end, ".-") && IsWord(end + 1))));
    }

    private string Folded(string text)
    {
        var length = Fold(text);
        return new string(folded, 0, length).Trim();
    }

    /// <summary>Folds a text into the buffer, each character with where it came from.</summary>
    private int Fold(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var (character, taken) = Next(text, i);
            var piece = char.IsWhiteSpace(character) ? length > 0 && folded[length - 1] == ' ' ? "" : " " : Folds[character] ??= Folding.Fold(character.ToString());
            if (length + piece.Length + 1 > folded.Length)
            {
                Array.Resize(ref folded, Math.Max(text.Length + 16, folded.Length * 2));
                Array.Resize(ref origin, folded.Length);
            }

            foreach (var c in piece)
            {
                (folded[length], origin[length]) = (c, i);
                length++;
            }

            i += taken;
        }

        if (origin.Length > 0)
        {
            origin[length] = text.Length;
        }

        return length;
    }

    // As JSON writes characters within a text.
    private static (char Character, int Taken) Next(string text, int i)
    {
        if (text[i] != '\\' || i + 1 == text.Length)
        {
            return (text[i], 1);
        }

        return text[i + 1] switch
        {
            'u' when i + 5 < text.Length && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 6),
            'n' or 'r' or 't' => (' ', 2),
            var escaped and ('"' or '\\' or '/') => (escaped, 2),
            _ => (text[i], 1),
        };
    }
}
