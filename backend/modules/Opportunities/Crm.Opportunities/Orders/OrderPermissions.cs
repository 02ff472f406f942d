using Crm.Kernel;

namespace Crm.Opportunities.Orders;

/// <summary>Who may see and who may bring what other systems keep.</summary>
internal static class OrderPermissions
{
    public static readonly Permission Read = new("orders.read", "See orders, invoices and deliveries of the accounts that one sees", ByLevel: true);

    public static readonly Permission Load = new("orders.load", "Bring orders and invoices from another system");
}
