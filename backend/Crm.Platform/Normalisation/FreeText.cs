using System.Text.RegularExpressions;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.Phones;

namespace Crm.Platform.Normalisation;

/// <summary>What a line that somebody typed, or the end of a mail that was pasted, says of a person.</summary>
/// <param name="Name">The words that are left of the first line with words.</param>
/// <param name="Emails">Addresses as they stand there.</param>
/// <param name="Phones">Numbers as they stand there, each with what it is for.</param>
/// <param name="Websites">Addresses of pages.</param>
/// <param name="Rest">What is left when all that is taken out.</param>
internal sealed record FreeText(string? Name, IReadOnlyList<string> Emails, IReadOnlyList<(string Text, string Label)> Phones, IReadOnlyList<string> Websites, string? Rest)
{
    public const int MaxLength = 4000;
}

/// <summary>Takes apart free text; linear in its length.</summary>
internal static partial class FreeTextReader
{
    private const int LeastDigits = 7;
    private const int MostNameWords = 7;

    public static FreeText Read(string text, string? country)
    {
        var (emails, phones, websites, rest) = (new List<string>(), new List<(string, string)>(), new List<string>(), new List<string>());
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var left = Take(Email(), line, match => Add(emails, EmailText.Parse(match.Value).Address, EmailText.LooksRight));
            left = Take(Website(), left, match => Add(websites, match.Value.TrimEnd('.', ',', ')'), _ => true));
            left = Take(Phone(), left, match => IsPhone(match.Groups["number"].Value, country) && Add(phones, (match.Groups["number"].Value.Trim(), LabelOf(match.Groups["label"].Value)), _ => true));
            left = left.Trim(' ', '\t', ',', ';', '|', '·', '•', '-', '–', '/', '<', '>', ':', '"');
            if (left.Any(char.IsLetter))
            {
                rest.Add(left);
            }
        }

        var name = rest.Count > 0 && rest[0].Split(' ').Length <= MostNameWords && !rest[0].Any(char.IsDigit) ? rest[0] : null;
        var others = name is null ? rest : rest[1..];
        return new FreeText(name, emails, phones, websites, others.Count == 0 ? null : string.Join('\n', others));
    }

    private static bool Add<T>(List<T> list, T item, Predicate<T> isRight)
    {
        if (!isRight(item))
        {
            return false;
        }

        if (!list.Contains(item))
        {
            list.Add(item);
        }

        return true;
    }

    private static string Take(Regex pattern, string line, Predicate<Match> take) => pattern.Replace(line, match => take(match) ? " " : match.Value);

    private static bool IsPhone(string text, string? country) =>
        text.Count(char.IsDigit) >= LeastDigits && (PhoneParser.Parse(text, country) is { } phone ? phone.IsPossible || country is null : country is null);

    private static string LabelOf(string word) => word.Length == 0 ? "work" : char.ToLowerInvariant(word[0]) switch
    {
        'm' or 'c' or 'м' or '手' => "mobile",
        'f' or 'ф' or '传' => "other",
        'h' or 'п' => "home",
        _ => "work",
    };

    [GeneratedRegex(@"<?(?:mailto:)?[^\s<>()\[\],;:""]{1,64}[@＠][^\s<>()\[\],;:""@]{1,250}>?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]{1,300}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Website();

    [GeneratedRegex(
        @"(?<label>(?:tel(?:éfono|efono)?|t|phone|ph|mobile|móvil|movil|mob|m|cell(?:ulare)?|cel|fax|f|home|h|тел(?:ефон)?|моб(?:ильный)?|факс|手机|电话|传真)\.?:?\s?)?"
        + @"(?<number>(?:[+＋]|\()?\s?\d[\d\s().\-–/\u00A0]{5,28}\d(?:\s?(?:ext|extn|x|доб)\.?\s?\d{1,6})?)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}
