using System.Globalization;
using System.Text.Json;

namespace Crm.Platform.Records.Kinds;

/// <summary>A number with up to six decimals of a declared field, such as a percentage: kept in millionths, shown as the number.</summary>
internal sealed class MillionthsKind : ScalarKind
{
    private const decimal Scale = 1_000_000m;

    public override string Name => "number";

    public override IReadOnlyList<string> Operators => Ordered;

    internal override bool NeedsRankColumn => true;

    protected override string Hint => "Give a number with 6 decimals at most.";

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is long millionths)
        {
            writer.WriteNumberValue(Shown(millionths));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal override string Format(object? value) => value is long millionths ? Shown(millionths).ToString(CultureInfo.InvariantCulture) : "";

    internal override long Rank(object? value) => value as long? ?? long.MinValue;

    protected override bool TryParse(string text, out object? value)
    {
        value = decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Kept(number) : null;
        return value is not null;
    }

    protected override bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? Kept(number) : null;
        return value is not null;
    }

    private static long? Kept(decimal number) => DecimalKind.Normal(number) is { } normal ? DecimalKind.Millionths(normal) : null;

    // Divided by one with many zeros, a decimal loses its trailing zeros.
    internal static decimal Shown(long millionths) => millionths / Scale / 1.000000000000000000000000000000000m;
}
