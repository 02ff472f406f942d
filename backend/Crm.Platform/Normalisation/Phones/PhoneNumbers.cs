using Crm.Kernel.Values;
using Crm.Platform.Search;

namespace Crm.Platform.Normalisation.Phones;

/// <summary>Phone numbers of records: in E.164 where what was typed, or the record, names the country; else their digits.</summary>
public static class PhoneNumbers
{
    private const int MostDigits = 15;
    private static readonly char[] Always = [';', '\n', '\r', '|'];
    private static readonly string[] Perhaps = [",", " / ", "/", " or ", " o ", " или ", " oppure ", "、", "，"];

    /// <summary>What a text means to somebody in this country; null where it holds no number.</summary>
    public static PhoneNumber? Of(string text, string label, string? country)
    {
        if (Parse(text, country) is { } phone && (phone.IsPossible || (country is null && phone.E164.Length <= MostDigits + 1 && phone.National.Length >= 5)))
        {
            return new PhoneNumber(phone.E164, text, label, phone.Extension);
        }

        var digits = Terms.Digits(text);
        if (digits.Length < 3)
        {
            Span<char> buffer = stackalloc char[text.Length];
            digits = new string(buffer[..PhoneText.Digits(text, buffer)]);
        }

        return digits.Length is < 3 or > 20 ? null : new PhoneNumber(digits, text, label);
    }

    /// <summary>A number as the API takes it: the raw text explains the number, or else the number is what was meant.</summary>
    public static PhoneNumber? Read(string? number, string? raw, string label)
    {
        var typed = raw?.Trim() ?? "";
        var given = number?.Trim() ?? "";
        if (typed.Length == 0 || given.Length == 0)
        {
            return Of(typed.Length == 0 ? given : typed, label, country: null);
        }

        // The record's country made this number of that text before.
        if (given[0] == '+' && PhoneParser.Parse(given, region: null) is { } known
            && PhoneParser.Parse(typed, HomeOf(known)) is { } again && again.E164 == known.E164)
        {
            return new PhoneNumber(known.E164, typed, label, again.Extension);
        }

        var plain = Of(typed, label, country: null);
        return plain is not null && Terms.Digits(plain.Number) == Terms.Digits(given) ? plain : Of(given, label, country: null) ?? plain;
    }

    /// <summary>The text of an export: what was typed where that says it all, else the number; <see cref="Split"/> and <see cref="Of"/> read it back.</summary>
    public static string Format(PhoneNumber phone)
    {
        var isWhole = Split(phone.Raw) is [var only] && only == phone.Raw
            && Of(only, phone.Label, country: null) is { } read && read.Number == phone.Number && read.Extension == phone.Extension;
        return isWhole ? phone.Raw : phone.Extension is null ? phone.Number : $"{phone.Number} ext. {phone.Extension}";
    }

    /// <summary>The numbers of a cell. What may also stand within one number parts two only where both sides are numbers by themselves.</summary>
    public static IReadOnlyList<string> Split(string cell)
    {
        var parts = new List<string>();
        foreach (var part in cell.Replace(";ext=", " ext. ", StringComparison.OrdinalIgnoreCase).Split(Always, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var mark = Array.Find(Perhaps, p => part.Contains(p, StringComparison.OrdinalIgnoreCase)
                && Array.TrueForAll(part.Split(p, StringSplitOptions.TrimEntries), IsNumber));
            parts.AddRange(mark is null ? [part] : part.Split(mark, StringSplitOptions.TrimEntries));
        }

        return parts;
    }

    // Most of the world dials 00 for what is written +.
    private static Phone? Parse(string text, string? country)
    {
        var phone = PhoneParser.Parse(text, country);
        return phone is null && country is null && text.TrimStart(' ', '(') is ['0', '0', .. var rest] ? PhoneParser.Parse("+" + rest, region: null) : phone;
    }

    // Fewer digits can be the end of the number before: 91 555 12 34 / 35.
    private static bool IsNumber(string text) => text.Count(char.IsDigit) >= 6 && PhoneText.IsViable(PhoneText.Cut(text));

    private static string? HomeOf(Phone phone) => phone.Region ?? PhonePlans.OfCode(phone.CallingCode)![0].Region;
}
