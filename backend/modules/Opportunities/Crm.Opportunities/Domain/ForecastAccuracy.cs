namespace Crm.Opportunities.Domain;

/// <summary>What was forecast for one owner and period when it began, and what came.</summary>
internal sealed record PastForecast(Guid? OwnerId, string Period, long Commit, long Weighted, long Actual);

/// <summary>
/// How far forecasts were from what came. The error is the sum of the absolute errors of the periods divided by the sum of what came (weighted absolute percentage
/// error, the MAD/mean ratio of Kolassa and Schütz, Foresight 6/2007): unlike the mean of percentages it holds where little came in one period. The bias is the same with signs: above 0 too much was promised.
/// </summary>
internal sealed record ForecastAccuracy(double? Error, double? Bias)
{
    public static ForecastAccuracy Of(IReadOnlyCollection<PastForecast> past, Func<PastForecast, long> forecast)
    {
        var came = past.Sum(p => (decimal)p.Actual);
        return came == 0
            ? new ForecastAccuracy(null, null)
            : new ForecastAccuracy(
                (double)(past.Sum(p => Math.Abs((decimal)forecast(p) - p.Actual)) / came),
                (double)(past.Sum(p => (decimal)forecast(p) - p.Actual) / came));
    }
}
