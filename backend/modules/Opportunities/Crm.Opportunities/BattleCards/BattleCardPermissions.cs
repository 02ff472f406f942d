using Crm.Kernel;

namespace Crm.Opportunities.BattleCards;

/// <summary>What battle cards ask permission for; whoever sees deals may read and use those that are approved.</summary>
internal static class BattleCardPermissions
{
    public static readonly Permission Manage = new("battle-cards.manage", "Write battle cards");
    public static readonly Permission Approve = new("battle-cards.approve", "Approve battle cards, so that salesmen see them");
}
