using System.Globalization;
using System.Text.Json;
using Crm.Kernel.Values;

namespace Crm.Platform.Records.Kinds;

/// <summary>An exact amount in a currency.</summary>
internal sealed class MoneyKind : FieldKind
{
    private static readonly string[] All = ["eq", "gte", "gt", "lte", "lt", "isNull"];

    public override string Name => "money";

    public override IReadOnlyList<string> Operators => All;

    internal override bool NeedsRankColumn => true;

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "Send {\"amount\": 1234.50, \"currency\": \"EUR\"} or null.");
            return null;
        }

        decimal? amount = null;
        string? currency = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "amount" when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDecimal(out var number):
                    amount = number;
                    break;
                case "currency" when member.Value.ValueKind == JsonValueKind.String:
                    currency = member.Value.GetString();
                    break;
                default:
                    errors.Add($"{path}.{member.Name}", "Send amount (a number) and currency (ISO 4217), nothing else.");
                    return null;
            }
        }

        return Create(amount, currency, path, errors);
    }

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is not Money money)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("amount", money.Amount);
        writer.WriteString("currency", money.Currency);
        writer.WriteEndObject();
    }

    /// <summary>"1234.50 EUR", "EUR 1,234.50", or a bare number in the company's currency.</summary>
    internal override object? Parse(string text, Field field, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var currency = string.Concat(text.Where(char.IsAsciiLetter)).ToUpperInvariant();
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-'));
        decimal? amount = decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Create(amount, currency.Length == 0 ? "USD" : currency, path, errors);
    }

    internal override string Format(object? value) =>
        value is Money money ? string.Create(CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency}") : "";

    /// <summary>A custom field may keep to one currency, so that its amounts compare.</summary>
    internal override string? Refuse(Field field, object? before, object? after) =>
        field.Custom?.Currency is { } currency && after is Money money && money.Currency != currency ? $"Give the amount in {currency}." : null;

    internal override long Rank(object? value) => (value as Money)?.MinorUnits ?? long.MinValue;

    private static Money? Create(decimal? amount, string? currency, string path, InputErrors errors)
    {
        if (amount is null)
        {
            errors.Add(path, "Give an amount as a number.");
        }
        else if (currency is null || !Currencies.IsKnown(currency))
        {
            errors.Add(path, "Give the currency as an ISO 4217 code such as EUR.");
        }
        else if (Money.TryCreate(amount.Value, currency, out var money))
        {
            return money;
        }
        else
        {
            errors.Add(path, $"{currency} has {Currencies.MinorDigits(currency)} decimals; round the amount to them.");
        }

        return null;
    }
}
