using Crm.Kernel;

namespace Crm.Opportunities.Forecasts;

/// <summary>What forecasts ask permission for; who may see a deal sees it in the forecast.</summary>
internal static class ForecastPermissions
{
    public static readonly Permission Adjust = new("forecast.adjust", "Put another figure beside a forecast, with a reason; take snapshots");
    public static readonly Permission Quotas = new("quotas.manage", "Set quotas of people and teams");
}
