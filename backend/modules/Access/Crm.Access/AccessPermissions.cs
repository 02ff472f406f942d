using Crm.Kernel;

namespace Crm.Access;

/// <summary>What only this module guards. They apply as a whole, so no pattern grants them by accident.</summary>
internal static class AccessPermissions
{
    public static readonly Permission ManageUsers = new("users.manage", "Manage users, their roles and teams");

    public static readonly Permission ManageApiKeys = new("api-keys.manage", "Create and revoke API keys and connected apps");
}
