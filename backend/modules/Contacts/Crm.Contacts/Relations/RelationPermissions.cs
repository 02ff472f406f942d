using Crm.Kernel;

namespace Crm.Contacts.Relations;

/// <summary>What one may be allowed to do with relations beyond the records themselves.</summary>
internal static class RelationPermissions
{
    public const string Read = "relations.read";

    public static readonly Permission Manage = new("relation-types.manage", "Add and name types of relations");
}
