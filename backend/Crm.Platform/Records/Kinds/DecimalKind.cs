using System.Globalization;
using System.Text.Json;

namespace Crm.Platform.Records.Kinds;

/// <summary>A number with up to six decimals, kept exactly; rows of the index hold it in millionths.</summary>
internal sealed class DecimalKind : ScalarKind
{
    private const decimal Scale = 1_000_000m;

    /// <summary>The largest number, either way: its millionths fit into a long.</summary>
    public const decimal Limit = 9_000_000_000_000m;

    public override string Name => "number";

    public override IReadOnlyList<string> Operators => Ordered;

    protected override string Hint => "Give a number with 6 decimals at most, up to 9,000,000,000,000.";

    public static long Millionths(decimal number) => (long)(number * Scale);

    /// <summary>The number without trailing zeros; null where it is too large or has too many decimals.</summary>
    public static decimal? Normal(decimal number) =>
        Math.Abs(number) <= Limit && number * Scale == decimal.Truncate(number * Scale) ? number / 1.000000000000000000000000000000000m : null;

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is decimal number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal override long Rank(object? value) => value is decimal number ? Millionths(number) : long.MinValue;

    protected override bool TryParse(string text, out object? value)
    {
        value = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Normal(number) : null;
        return value is not null;
    }

    protected override bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? Normal(number) : null;
        return value is not null;
    }
}
