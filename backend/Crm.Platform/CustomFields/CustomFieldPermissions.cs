using Crm.Kernel;

namespace Crm.Platform.CustomFields;

/// <summary>Who may define fields.</summary>
internal static class CustomFieldPermissions
{
    public static readonly Permission Manage = new("customFields.manage", "Define custom fields");
}
