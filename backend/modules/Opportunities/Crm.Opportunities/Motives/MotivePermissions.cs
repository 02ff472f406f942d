using Crm.Kernel;

namespace Crm.Opportunities.Motives;

/// <summary>Who may say which answers customers are offered, and how often they are asked.</summary>
internal static class MotivePermissions
{
    public static readonly Permission Manage = new("purchase-motives.manage", "Say which motives customers are offered, and how often they are asked why they order again");
}
