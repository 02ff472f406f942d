using Crm.Kernel.Values;

namespace Crm.Opportunities.Domain;

/// <summary>Exact sums: prices, quantities and percentages are in millionths, amounts in minor units; halves are rounded away from zero, as on invoices.</summary>
internal static class Exact
{
    public const long Million = 1_000_000;

    /// <summary>The largest number that is taken, either way: with it no product of two leaves a decimal.</summary>
    public const decimal Most = 1_000_000_000m;

    public static decimal OfMillionths(long millionths) => (decimal)millionths / Million / 1.000000000000000000000000000000000m;

    public static long Millionths(decimal number) => (long)decimal.Round(number * Million, MidpointRounding.AwayFromZero);

    /// <summary>Whether a number is kept as it is: six decimals at most, and not too large.</summary>
    public static bool Fits(decimal number) => Math.Abs(number) <= Most && decimal.Round(number, 6) == number;

    /// <summary>An amount in minor units of its currency.</summary>
    public static long Minor(decimal amount, string currency) => (long)decimal.Round(amount * Scale(currency), MidpointRounding.AwayFromZero);

    public static decimal Amount(long minor, string currency) => minor / Scale(currency);

    private static decimal Scale(string currency) => Currencies.MinorDigits(currency) switch { 0 => 1m, 3 => 1000m, 4 => 10000m, _ => 100m };
}
