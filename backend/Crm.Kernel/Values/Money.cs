namespace Crm.Kernel.Values;

/// <summary>An amount in minor units (cents) of an ISO 4217 currency: exact, and summed by the database.</summary>
public sealed record Money(long MinorUnits, string Currency)
{
    public decimal Amount => MinorUnits / Scale(Currency);

    /// <summary>Minor units of a decimal amount; false where it has more decimals than the currency or does not fit.</summary>
    public static bool TryCreate(decimal amount, string currency, out Money? money)
    {
        money = null;
        decimal minor;
        try
        {
            minor = amount * Scale(currency);
        }
        catch (OverflowException)
        {
            return false;
        }

        // Sorting uses long.MinValue as "no amount", hence the symmetric bound.
        if (minor != decimal.Truncate(minor) || Math.Abs(minor) > long.MaxValue)
        {
            return false;
        }

        money = new Money((long)minor, currency);
        return true;
    }

    private static decimal Scale(string currency) => Currencies.MinorDigits(currency) switch { 0 => 1m, 3 => 1000m, 4 => 10000m, _ => 100m };
}
