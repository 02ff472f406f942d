namespace Crm.Opportunities.Forecasts;

/// <summary>What may be typed as a quota or an adjustment.</summary>
internal static class ForecastAmounts
{
    /// <summary>As for deals: sums of many of them stay within what the engines add up.</summary>
    public const decimal Most = 10_000_000_000_000m;
}
