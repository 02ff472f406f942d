using System.Text.RegularExpressions;
using Crm.Platform.Search;

namespace Crm.Contacts.Answers;

/// <summary>Somebody and what they are called.</summary>
internal sealed record CalledPerson(Guid Id, string? DisplayName, string? GivenName, string? FamilyName, string? Nickname);

/// <summary>Somebody whom a text names, and the words by which it does.</summary>
internal sealed record FoundName(int At, Guid Id, string Words);

/// <summary>Finds who is called by name in a text: by two parts of the name side by side, or by one that nobody else of them has.</summary>
internal static partial class NamesInText
{
    // Shorter parts of names are words of some language.
    private const int Shortest = 3;
    private const int LongestEnding = 3;

    public static IReadOnlyList<FoundName> Find(string text, IReadOnlyList<CalledPerson> people)
    {
        var parts = people.SelectMany(p => Parts(p).Select(part => (p.Id, Part: part))).ToLookup(p => p.Part, StringComparer.Ordinal);
        var words = Words().Matches(text).Where(m => char.IsUpper(m.Value[0])).Select(m => (m.Index, m.Value, Said: Said(m.Value, parts))).ToList();
        List<FoundName> found = [.. people.Select(p => Han(text, p)).OfType<FoundName>()];
        for (var i = 0; i < words.Count; i++)
        {
            var (at, word, said) = words[i];
            if (i + 1 < words.Count && words[i + 1] is var next && next.Index == at + word.Length + 1 && Whole(said, next.Said) is { } whole)
            {
                found.Add(new FoundName(at, whole, $"{word} {next.Value}"));
                i++; // The family name is that person's, whoever else has it.
            }
            else if (said.Select(p => p.Id).Distinct().Take(2).ToList() is [var only])
            {
                found.Add(new FoundName(at, only, word));
            }
        }

        return [.. found.OrderBy(f => f.At).DistinctBy(f => f.Id)];
    }

    private static Guid? Whole(IReadOnlyList<(Guid Id, string Part)> first, IReadOnlyList<(Guid Id, string Part)> second) =>
        first.Where(f => second.Any(s => s.Id == f.Id && s.Part != f.Part)).Select(f => (Guid?)f.Id).Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whose name a word may be. Words of Cyrillic change their ends: "с Ивановым" is Иванов.</summary>
    private static List<(Guid Id, string Part)> Said(string word, ILookup<string, (Guid Id, string Part)> parts)
    {
        var key = Folding.Key(word);
        var exact = parts[key].ToList();
        return exact.Count > 0 || !IsCyrillic(key)
            ? exact
            : [.. Enumerable.Range(0, LongestEnding + 1).Where(n => key.Length - n >= Shortest).SelectMany(n => parts[key[..^n] + "*"])];
    }

    private static IEnumerable<string> Parts(CalledPerson person)
    {
        foreach (var part in new[] { person.GivenName, person.FamilyName, person.Nickname }.SelectMany(n => Words().Matches(n ?? "").Select(m => Folding.Key(m.Value))).Distinct(StringComparer.Ordinal))
        {
            if (part.Length >= Shortest)
            {
                yield return part;
            }

            var stem = IsCyrillic(part) ? part.TrimEnd('а', 'е', 'и', 'о', 'у', 'ы', 'ь', 'э', 'ю', 'я') : "";
            if (stem.Length >= Shortest)
            {
                yield return stem + "*";
            }
        }
    }

    private static bool IsCyrillic(string key) => key.Length > 0 && key[0] is >= 'а' and <= 'я';

    // Without spaces between words only the whole name can be told from the rest.
    private static FoundName? Han(string text, CalledPerson person) =>
        person.DisplayName is { Length: >= 2 } name && name.All(c => c is >= '\u3400' and <= '\u9FFF') && text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at
            ? new FoundName(at, person.Id, name)
            : null;

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
