namespace Crm.Platform.Search;

/// <summary>The words that are one typing error away: a letter too many, too few, another one, or two swapped.</summary>
internal static class Spelling
{
    /// <summary>Shorter words have so many neighbours that a correction would be a guess.</summary>
    public const int MinLength = 4;
    private const int MaxLength = 30;

    private static readonly (char From, char To)[] Alphabets = [('a', 'z'), ('а', 'я'), ('α', 'ω')];

    /// <summary>Whether a term is a word that may be misspelt; digits and Han characters are not.</summary>
    public static bool CanCorrect(QueryTerm term) =>
        term.IsPrefix && term.Text.Length is >= MinLength and <= MaxLength && term.Text.All(char.IsLetter) && AlphabetOf(term.Text) is not null;

    /// <summary>Every neighbour once, the likeliest error first: swapped, doubled or left out, then another letter; errors in the first letter are rare.</summary>
    public static IReadOnlyList<string> Neighbours(string word)
    {
        if (AlphabetOf(word) is not { } alphabet)
        {
            return [];
        }

        var ranked = new List<(string Word, int Rank)>();
        for (var i = 0; i <= word.Length; i++)
        {
            var (head, tail) = (word[..i], word[i..]);
            var first = i == 0 ? 3 : 0;
            if (tail.Length > 1)
            {
                ranked.Add((head + tail[1] + tail[0] + tail[2..], first));
            }

            if (tail.Length > 0)
            {
                ranked.Add((head + tail[1..], first + 1));
            }

            for (var letter = alphabet.From; letter <= alphabet.To; letter++)
            {
                ranked.Add((head + letter + tail, first + 1));
                if (tail.Length > 0)
                {
                    ranked.Add((head + letter + tail[1..], first + 2));
                }
            }
        }

        return [.. ranked.Where(r => r.Word != word).OrderBy(r => r.Rank).Select(r => r.Word).Distinct(StringComparer.Ordinal)];
    }

    private static (char From, char To)? AlphabetOf(string word)
    {
        foreach (var alphabet in Alphabets)
        {
            if (word[0] >= alphabet.From && word[0] <= alphabet.To)
            {
                return alphabet;
            }
        }

        return null;
    }
}
