using System.Collections.Concurrent;
using System.Globalization;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Columns;

/// <summary>A header taken apart: "Person - Email (Work)", "E-mail 1 - Value", "property_firstname" and "工作电话" are all recognised by their words.</summary>
internal sealed class HeaderName
{
    private static readonly string[] SystemPrefixes = ["property", "properties", "hs", "x", "crm"];
    private static readonly string[] ValueSuffixes = ["value", "valor", "valore", "значение", "值"];
    private static readonly string[] AddressWords = ["address", "addr", "adr", "dirección", "direccion", "indirizzo", "адрес", "地址"];
    // The same thousands of names are asked for with every file.
    private const int Remembered = 50_000;
    private static readonly ConcurrentDictionary<string, string> Normalised = new(StringComparer.Ordinal);
    private readonly List<string> words;

    public HeaderName(string header)
    {
        words = Words(header);
        Number = words.FirstOrDefault(w => char.IsAsciiDigit(w[0]));
        NumberLeads = Number is not null && words[^1] != Number;
        var labels = words.Select(HeaderWords.LabelOf).OfType<string>().ToList();
        Label = labels.Contains("mobile") ? "mobile" : labels.FirstOrDefault();
        AddressRole = words.Select(HeaderWords.AddressRoleOf).FirstOrDefault(r => r is not null);
    }

    /// <summary>The label that the header gives to e-mails, phones and addresses: work, home, mobile or other.</summary>
    public string? Label { get; }

    /// <summary>Columns of the same address share this: billing, shipping, "1" of "Address 1 - Street".</summary>
    public string AddressGroup => AddressRole + (NumberLeads ? Number! : "");

    private string? AddressRole { get; }

    private string? Number { get; }

    private bool NumberLeads { get; }

    /// <summary>The header as it may be known, from the whole to its core; numbers say nothing of the meaning.</summary>
    public IEnumerable<string> Forms(IReadOnlySet<string> ownNames)
    {
        var rest = words.Where(w => !char.IsAsciiDigit(w[0])).ToList();
        yield return string.Concat(rest);
        if (rest.Count > 1 && ValueSuffixes.Contains(rest[^1]))
        {
            rest.RemoveAt(rest.Count - 1);
            yield return string.Concat(rest);
        }

        while (rest.Count > 1 && SystemPrefixes.Contains(rest[0]))
        {
            rest.RemoveAt(0);
            yield return string.Concat(rest);
        }

        // "Contact owner" of a file of contacts is the owner; "Company owner" there is somebody else.
        if (rest.Count > 1 && ownNames.Contains(rest[0]))
        {
            rest.RemoveAt(0);
            yield return string.Concat(rest);
        }

        var core = rest.Where(w => !HeaderWords.IsQualifier(w)).ToList();
        if (core.Count > 0 && core.Count < rest.Count)
        {
            yield return string.Concat(core);
        }

        // "Business Address: City" and "ADR;home.city" speak of the city.
        var part = core.Where(w => !AddressWords.Contains(w)).ToList();
        if (part.Count > 0 && part.Count < core.Count)
        {
            yield return string.Concat(part);
        }
    }

    /// <summary>A name of a field as <see cref="Forms"/> writes headers.</summary>
    public static string Normalise(string name)
    {
        if (Normalised.Count > Remembered)
        {
            Normalised.Clear();
        }

        return Normalised.GetOrAdd(name, InWords);
    }

    private static string InWords(string name) => string.Concat(Words(name).Where(w => !char.IsAsciiDigit(w[0])));

    private static List<string> Words(string header)
    {
        var found = new List<string>();
        foreach (var part in Split(header))
        {
            var word = Folding.Key(part);
            if (HeaderWords.HanQualifierOf(word) is { } qualifier)
            {
                found.Add(qualifier);
                word = word[qualifier.Length..];
            }

            if (word.Length > 0)
            {
                found.Add(word);
            }
        }

        return found;
    }

    // At everything that is no letter or digit, between letters and digits, and where camelCase begins a new word.
    private static IEnumerable<string> Split(string text)
    {
        var begin = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark);
            var isCut = !isWord || (i > begin && (char.IsAsciiDigit(text[i]) != char.IsAsciiDigit(text[i - 1]) || (char.IsUpper(text[i]) && char.IsLower(text[i - 1]))));
            if (!isCut)
            {
                continue;
            }

            if (i > begin)
            {
                yield return text[begin..i];
            }

            begin = isWord ? i : i + 1;
        }
    }
}
