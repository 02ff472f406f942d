using System.Globalization;
using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Platform.Templates;

/// <summary>Turns values into what a reader of a language expects to read.</summary>
internal static class TemplateFormat
{
    /// <summary>A line, a list of lines, or null where there is nothing to show.</summary>
    public static object? Format(Placeholder placeholder, object? value, CultureInfo culture)
    {
        var style = placeholder.Filters.FirstOrDefault(f => f.Name is "date" or "money");
        object? shown = value is IReadOnlyList<string> list ? (list.Count == 0 ? null : list) : Text(value, style.Argument, culture);
        foreach (var (name, argument) in placeholder.Filters)
        {
            shown = (name, shown) switch
            {
                ("default", null or "") => argument,
                ("upper", string text) => text.ToUpper(culture),
                ("lower", string text) => text.ToLower(culture),
                _ => shown,
            };
        }

        return shown is "" ? null : shown;
    }

    /// <summary>The value of a field; of addresses and numbers the first.</summary>
    public static object? Of(Field field, object? value) => value switch
    {
        null => null,
        IEnumerable<EmailAddress> emails => emails.FirstOrDefault()?.Address,
        IEnumerable<PhoneNumber> phones => phones.FirstOrDefault()?.Number,
        string or DateOnly or DateTime or long or Money => value,
        _ => field.Kind.Format(value),
    };

    private static string? Text(object? value, string? style, CultureInfo culture) => value switch
    {
        null => null,
        DateOnly date => date.ToString(style == "long" ? "D" : "d", culture),
        DateTime instant => instant.ToString(style == "long" ? "f" : "g", culture),
        Money money => $"{money.Amount.ToString($"N{Currencies.MinorDigits(money.Currency)}", culture)} {money.Currency}",
        IFormattable number => number.ToString(null, culture),
        _ => value.ToString(),
    };
}
