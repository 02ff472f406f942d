using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Records.Conditions;

namespace Crm.Opportunities.Forecasts;

/// <summary>Which day it is for the caller, and which period is meant.</summary>
internal sealed class ForecastDays(Viewpoint viewpoint, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, viewpoint.Zone()));

    /// <summary>The present quarter where none is named.</summary>
    public ForecastPeriod Period(string? text) => string.IsNullOrEmpty(text) ? ForecastPeriod.Of(Today, 3) : Named(text, "period");

    public static ForecastPeriod Named(string? text, string path) =>
        ForecastPeriod.Parse(text) ?? throw new InvalidInputException(path, "Give a quarter such as 2026-Q4 or a month such as 2026-11.");
}
