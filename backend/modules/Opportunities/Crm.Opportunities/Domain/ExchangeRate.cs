using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>What one unit of a currency is worth in the company's, from a day on until the next rate.</summary>
[HoldsNoPersonalData("Currencies, days and numbers.")]
internal sealed class ExchangeRate
{
    public const long Million = 1_000_000;

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>In millionths.</summary>
    public long Millionths { get; set; }
}
