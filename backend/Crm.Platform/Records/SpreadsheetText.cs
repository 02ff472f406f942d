using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Crm.Platform.Records;

/// <summary>Keeps spreadsheets from running a cell: a leading =, +, -, @, tab or return gets an apostrophe before it; reading takes it away.</summary>
public static class SpreadsheetText
{
    /// <summary>How files are written: RFC 4180, and any kind of line break inside a cell is quoted.</summary>
    internal static CsvConfiguration Format(string delimiter) => new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        Delimiter = delimiter,
        InjectionOptions = InjectionOptions.None,
        ShouldQuote = cell => cell.Field is { Length: > 0 } text
            && (text[0] == ' ' || text[^1] == ' ' || text.AsSpan().ContainsAny("\"\r\n") || text.Contains(delimiter, StringComparison.Ordinal)),
    };

    public static string Neutralise(string cell) => IsRisky(cell) ? "'" + cell : cell;

    /// <summary>For formats whose cells say themselves that they are text: only what <see cref="Restore"/> would take away gets its apostrophe.</summary>
    internal static string Guard(string cell) => cell.Length > 0 && cell[0] == '\'' ? Neutralise(cell) : cell;

    /// <summary>The text as it was before <see cref="Neutralise"/>.</summary>
    public static string Restore(string cell) => cell.Length > 1 && cell[0] == '\'' && IsRisky(cell) ? cell[1..] : cell;

    // Apostrophes that somebody typed before a formula count as part of the risk, so that one more can be told from them.
    private static bool IsRisky(string cell)
    {
        var text = cell.AsSpan().TrimStart('\'');
        return text.Length > 0 && (text[0] is '=' or '@' or '\t' or '\r' || (text[0] is '+' or '-' && text.ContainsAnyExcept(Harmless)));
    }

    // A phone number may begin with + and a number with -: digits alone run nothing.
    private static readonly SearchValues<char> Harmless = SearchValues.Create("0123456789+- ().,;/");
}
