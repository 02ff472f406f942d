using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>Days as people write them: in any order of day, month and year, with names of months in five languages, with a time behind.</summary>
internal static partial class DateText
{
    private const int Timeout = 1000;
    private static readonly string[][] Months =
    [
        ["jan", "ene", "gen", "янв"], ["feb", "фев"], ["mar", "мар"], ["apr", "abr", "апр"], ["may", "mag", "мая", "май", "mai"], ["jun", "giu", "июн"],
        ["jul", "lug", "июл"], ["aug", "ago", "авг"], ["sep", "set", "сен"], ["oct", "ott", "окт", "okt"], ["nov", "ноя"], ["dec", "dic", "дек", "dez"],
    ];

    /// <param name="text">The cell.</param>
    /// <param name="order">The order in numbers such as 03/04/2024; where it is not known, day before month.</param>
    public static DateOnly? Read(string text, DateOrder order)
    {
        text = WithoutTime().Replace(text.Trim(), "");
        if (Named(text) is { } named)
        {
            return named;
        }

        if (Numbers().Match(text) is not { Success: true } match)
        {
            return text.Length == 8 && text.All(char.IsAsciiDigit) ? Make(text[..4], text[4..6], text[6..]) : null;
        }

        var (a, b, c) = (match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value);
        return a.Length == 4 ? Make(a, b, c)
            : order == DateOrder.Ymd ? Make(a, b, c)
            : order == DateOrder.Mdy ? Make(c, a, b)
            : Make(c, b, a);
    }

    /// <summary>The order that the values of a column tell: 13/02 is no month. Auto where they tell nothing, or contradict each other.</summary>
    public static DateOrder Order(IEnumerable<string> values)
    {
        var (dayFirst, monthFirst, yearFirst) = (0, 0, 0);
        foreach (var match in values.Select(v => Numbers().Match(WithoutTime().Replace(v.Trim(), ""))).Where(m => m.Success))
        {
            var (a, b) = (int.Parse(match.Groups["a"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["b"].ValueSpan, CultureInfo.InvariantCulture));
            yearFirst += match.Groups["a"].Length == 4 || (a > 31 && match.Groups["c"].Length == 2) ? 1 : 0;
            dayFirst += a is > 12 and <= 31 && b <= 12 ? 1 : 0;
            monthFirst += b is > 12 and <= 31 && a <= 12 ? 1 : 0;
        }

        return (dayFirst, monthFirst, yearFirst) switch
        {
            ( > 0, 0, _) => DateOrder.Dmy,
            (0, > 0, 0) => DateOrder.Mdy,
            (0, 0, > 0) => DateOrder.Ymd,
            _ => DateOrder.Auto,
        };
    }

    // "3 de marzo de 2024", "Mar 3, 2024", "3. März 2024", "2024年3月5日".
    private static DateOnly? Named(string text)
    {
        if (Chinese().Match(text) is { Success: true } match)
        {
            return Make(match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value);
        }

        if (!text.Any(char.IsLetter))
        {
            return null;
        }

        var words = Words().Matches(Folding.Key(text)).Select(m => m.Value).Where(w => w is not ("de" or "del" or "di" or "of" or "г" or "st" or "nd" or "rd" or "th")).ToList();
        var month = words.FindIndex(w => char.IsLetter(w[0]));
        if (words.Count != 3 || month < 0)
        {
            return null;
        }

        var number = Array.FindIndex(Months, names => names.Any(n => words[month].StartsWith(n, StringComparison.Ordinal))) + 1;
        var others = words.Where((_, i) => i != month).ToList();
        return number == 0 || others.Exists(w => !char.IsAsciiDigit(w[0])) ? null
            : others[0].Length == 4 ? Make(others[0], number.ToString(CultureInfo.InvariantCulture), others[1])
            : Make(others[1], number.ToString(CultureInfo.InvariantCulture), others[0]);
    }

    private static DateOnly? Make(string year, string month, string day)
    {
        var (y, m, d) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        y += year.Length > 2 ? 0 : y < 50 ? 2000 : 1900;
        return y is > 0 and < 10_000 && m is > 0 and < 13 && d > 0 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    [GeneratedRegex(@"^(?<a>\d{1,4})\s*[-./]\s*(?<b>\d{1,2})\s*[-./]\s*(?<c>\d{4}|\d{1,2})\.?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<=\d)(T|,?\s+)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex WithoutTime();

    [GeneratedRegex(@"^(?<a>\d{4})\s*年\s*(?<b>\d{1,2})\s*月\s*(?<c>\d{1,2})\s*日?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\p{L}+|\d{1,4}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Words();
}
