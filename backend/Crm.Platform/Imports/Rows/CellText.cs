using System.Globalization;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>Brings the text of a cell into the form that its kind reads; what it does not understand it leaves alone.</summary>
internal static class CellText
{
    private static readonly (string Symbol, string Code)[] Symbols = [("€", "EUR"), ("US$", "USD"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY"), ("₽", "RUB"), ("₹", "INR")];

    /// <summary>The cell as it was before a spreadsheet-safe export, without control characters and blanks around it.</summary>
    public static string Clean(string cell)
    {
        var text = SpreadsheetText.Restore(cell.Trim());
        return text.AsSpan().ContainsAnyInRange('\0', '\x08') ? string.Concat(text.Where(c => c > '\x08')) : text;
    }

    /// <summary>A cell that an export has written as JSON is read as such.</summary>
    private static bool IsJson(string text) => text is ['[', '"' or '{', .., ']'];

    public static string For(FieldKind kind, string text, string currency, RowSettings settings) => kind switch
    {
        EmailsKind => text,
        PhonesKind => Several(text),
        MoneyKind => Money(text, currency, settings.DecimalSign),
        NumberKind or DecimalKind or MillionthsKind => Number(text, settings.DecimalSign),
        DateKind => DateText.Read(text, settings.Dates) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
        BooleanKind => OptionWords.Of("true").Contains(Folding.Key(text), StringComparer.Ordinal) ? "true" : OptionWords.Of("false").Contains(Folding.Key(text), StringComparer.Ordinal) ? "false" : text,
        { IsIndexed: true } and not AddressesKind when !IsJson(text) => Several(text).Replace(',', ';'),
        _ => text,
    };

    // Google writes " ::: " between values.
    private static string Several(string text) => text.Replace(" ::: ", ";", StringComparison.Ordinal);

    private static string Money(string text, string currency, char? sign)
    {
        foreach (var (symbol, code) in Symbols)
        {
            if (text.Contains(symbol, StringComparison.Ordinal))
            {
                text = text.Replace(symbol, " ", StringComparison.Ordinal);
                currency = code;
                break;
            }
        }

        var letters = string.Concat(text.Where(char.IsAsciiLetter));
        return $"{Number(string.Concat(text.Where(c => !char.IsAsciiLetter(c))), sign)} {(letters.Length == 0 ? currency : letters)}";
    }

    /// <summary>Digits with a decimal point, whichever way thousands and decimals were separated; an ambiguous single point is decimal.</summary>
    private static string Number(string text, char? sign)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '\u00A0' or '\u202F')));
        if (sign is not null)
        {
            return bare.Replace(sign == ',' ? "." : ",", "", StringComparison.Ordinal).Replace(',', '.');
        }

        var comma = bare.LastIndexOf(',');
        var point = bare.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
        {
            return comma > point
                ? bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
                : bare.Replace(",", "", StringComparison.Ordinal);
        }

        if (comma >= 0)
        {
            var isThousands = IsGrouped(bare, ',');
            return isThousands ? bare.Replace(",", "", StringComparison.Ordinal) : bare.Count(c => c == ',') == 1 ? bare.Replace(',', '.') : bare;
        }

        return bare.Count(c => c == '.') > 1 && IsGrouped(bare, '.') ? bare.Replace(".", "", StringComparison.Ordinal) : bare;
    }

    private static bool IsGrouped(string number, char separator)
    {
        var groups = number.TrimStart('-', '+').Split(separator);
        return groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Length == 3 && g.All(char.IsAsciiDigit));
    }
}
