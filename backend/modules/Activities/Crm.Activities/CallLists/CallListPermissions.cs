using Crm.Kernel;

namespace Crm.Activities.CallLists;

/// <summary>Who may do what with call lists.</summary>
internal static class CallListPermissions
{
    public static readonly Permission Use = new("call-lists.use", "Make call lists and call from them");

    public static readonly Permission Manage = new("call-lists.manage", "See and change everybody's call lists");
}
