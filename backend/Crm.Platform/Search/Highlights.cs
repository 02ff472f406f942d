using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Platform.Search;

/// <summary>A text of a record in which the search found something.</summary>
public sealed class SearchMatch
{
    public required string Field { get; init; }
    public required string Text { get; init; }

    /// <summary>Start and length of each place, in UTF-16 units of <see cref="Text"/>.</summary>
    public required IReadOnlyList<int[]> Ranges { get; init; }
}

/// <summary>Shows where in a record the terms of a search are.</summary>
internal static class Highlights
{
    public static IReadOnlyList<SearchMatch> Of(RecordType type, Record record, IReadOnlyList<QueryTerm> terms, Func<Field, bool>? isShown = null)
    {
        var matches = new List<SearchMatch>();
        foreach (var field in type.Fields.Where(f => f.IsSearchable && isShown?.Invoke(f) != false).OrderBy(f => f == type.LabelField ? 0 : 1))
        {
            foreach (var text in Texts(field.Get(record)).Where(t => t.Length > 0))
            {
                var folded = new FoldedText(text);
                var found = FoldedText.Join(terms.SelectMany(t => Find(folded, t, field)));
                if (found.Count > 0)
                {
                    matches.Add(new SearchMatch { Field = field.Name, Text = text, Ranges = found });
                }
            }
        }

        return matches;
    }

    private static IEnumerable<(int Start, int Length)> Find(FoldedText text, QueryTerm term, Field field)
    {
        if (field.Kind.Name == "phones")
        {
            return term.Text.All(char.IsAsciiDigit) && text.FindDigits(term.Text) is { } range ? [range] : [];
        }

        return text.Find(term);
    }

    // A phone is shown as it was typed; where that lacks the digits asked for, as it was normalised.
    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IEnumerable<string> texts => texts,
        IEnumerable<EmailAddress> emails => emails.Select(e => e.Address),
        IEnumerable<PhoneNumber> phones => phones.SelectMany(p => p.Raw == p.Number ? [p.Raw] : (string[])[p.Raw, p.Number]),
        IEnumerable<PostalAddress> addresses => addresses.Select(a => a.City ?? ""),
        _ => [],
    };
}
