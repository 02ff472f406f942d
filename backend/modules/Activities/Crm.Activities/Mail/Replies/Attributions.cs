using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Activities.Mail.Replies;

/// <summary>Finds the line that mail programs write above what is answered, such as "On Monday, Ana wrote:", in any language, and over several lines.</summary>
internal static class Attributions
{
    private const int MostLines = 6;
    private const int MostLength = 400;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Wrote =
        @"wrote|writes|schrieb|schreibt|geschrieben|a écrit|écrit|escribió|escribio|ha escrito|escreveu|ha scritto|scrisse|schreef|schrijft|skrev|skriver|kirjoitti"
        + @"|написал\(а\)|написала?|писала?|писал\(а\)|пишет|пише|написав(?:\(ла\))?|napisał\(a\)|napisała?|pisze|napsala?|napsal\(a\)|napísala?|napisao|napisala"
        + @"|написа|a scris|scris|írta|yazdı|έγραψε|כתב|كتب|đã viết|viết|va escriure|escribiu|parašė|rakstīja|kirjutas|写道|寫道|書きました|작성";

    // Up to four words ("On Wed, Sep", "El jueves,", "понедельник,") and then a number.
    private static readonly Regex Beginning = new(@"^(?:\p{L}+[.,،，]{0,2}\s?){0,4}\d", Options);

    private static readonly Regex Date = new(@"\d{1,4}\s?[-/.年]\s?\d{1,2}|\d{1,2}[:h]\d{2}|\d{1,2}\.\d{2}|(?:19|20)\d{2}", Options);

    private static readonly Regex EndsWithWrote = new($@"(?:^|[\s>,""”’)\d日:：])(?:{Wrote})\s?[:：]?$", Options);

    private static readonly Regex SaysWrote = new($@"(?:^|[\s>,""”’)])(?:{Wrote})(?:[\s:：]|$)", Options);

    private static readonly Regex Address = new(@"<[^<>]*[^\s<>]@[^\s<>]+[^<>]*>", Options);

    // "Max Mustermann <max@example.org> schrieb am Fr., 28. Apr. 2017 um 11:53 Uhr:"
    private static readonly Regex NameFirst = new($@"^[^<>:]{{0,100}}<[^<>]*[^\s<>]@[^<>]+>+\s(?:(?:{Wrote})(?:\s.{{0,80}})?[:：]|hat\s.{{0,80}}geschrieben[:：])$", Options);

    // "2013/7/20 Ana <ana@example.org>" and "2016-03-03 17:21 GMT+01:00 Ana": no verb, but nobody else writes so.
    private static readonly Regex Stamped = new(
        @"^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2})?(?: (?:GMT|UTC)[+-]\d{1,2}:\d{2})? .{1,100}<[^<>]*[^\s<>]@[^<>]+>[:：]?$|^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)[+-]\d{1,2}:\d{2} .{1,60}$",
        Options);

    /// <summary>How many lines from this one on are such a line; 0 where it is none.</summary>
    public static int At(IReadOnlyList<string> lines, int index)
    {
        var depth = Quotes.Depth(lines[index]);
        var first = Plain(Quotes.Strip(lines[index], depth));
        if (first.Length is 0 or > MostLength || !MayBegin(first))
        {
            return 0;
        }

        var text = new StringBuilder(first);
        for (var count = 1; ; count++)
        {
            if (IsWhole(text.ToString()))
            {
                return count;
            }

            if (count == MostLines || index + count >= lines.Count)
            {
                return 0;
            }

            var next = Plain(Quotes.Strip(lines[index + count], depth));
            if (next.Length == 0 && !GoesOnBehindGap(lines, index + count, depth))
            {
                return 0;
            }

            text.Append(next.Length > 0 ? " " : "").Append(next);
            if (text.Length > MostLength)
            {
                return 0;
            }
        }
    }

    // An address may stand in a paragraph of its own where a page was made plain.
    private static bool GoesOnBehindGap(IReadOnlyList<string> lines, int index, int depth) =>
        index + 1 < lines.Count && Plain(Quotes.Strip(lines[index + 1], depth)) is ['<', ..];

    private static bool MayBegin(string line) => (Beginning.IsMatch(line) && Date.IsMatch(line)) || line.Contains('<', StringComparison.Ordinal);

    private static bool IsWhole(string text)
    {
        if (Stamped.IsMatch(text) || NameFirst.IsMatch(text))
        {
            return true;
        }

        if (!Date.IsMatch(text))
        {
            return false;
        }

        // "Ana <ana@example.org> 于2025年3月3日 10:15写道：": in some languages the verb comes last.
        if (!Beginning.IsMatch(text))
        {
            return text[^1] is ':' or '：' && Address.IsMatch(text) && EndsWithWrote.IsMatch(text);
        }

        return EndsWithWrote.IsMatch(text) || (text[^1] is ':' or '：' && (SaysWrote.IsMatch(text) || Address.IsMatch(text)));
    }

    private static string Plain(string line) => Quotes.Visible(line).Trim('-', '*', ' ', '\t');
}
