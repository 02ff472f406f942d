using System.Globalization;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

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

    public static string For(FieldKind kind, string text, string currency) => kind switch
    {
        EmailsKind => text,
        PhonesKind => Several(text),
        MoneyKind => Money(text, currency),
        NumberKind or DecimalKind => Number(text),
        DateKind => DateOf(text),
        { IsIndexed: true } and not AddressesKind => Several(text).Replace(',', ';'),
        _ => text,
    };

    // Google writes " ::: " between values.
    private static string Several(string text) => text.Replace(" ::: ", ";", StringComparison.Ordinal);

    private static string Money(string text, string currency)
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
        return $"{Number(string.Concat(text.Where(c => !char.IsAsciiLetter(c))))} {(letters.Length == 0 ? currency : letters)}";
    }

    /// <summary>Digits with a decimal point, whichever way thousands and decimals were separated; an ambiguous single point is decimal.</summary>
    private static string Number(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '\u00A0' or '\u202F')));
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

    // An instant stands for its day.
    private static string DateOf(string text) =>
        text.Length > 10 && text[10] is ' ' or 'T' && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text[..10] : text;
}
