using Crm.Kernel;

namespace Crm.Leads.Assignment;

/// <summary>Who may say who gets which leads.</summary>
internal static class AssignmentPermissions
{
    public static readonly Permission Manage = new("lead-assignment.manage", "Say who gets which leads");
}
