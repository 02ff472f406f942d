using Crm.Kernel;

namespace Crm.Activities.Neglect;

/// <summary>Who may say how often customers want to hear from us.</summary>
internal static class NeglectPermissions
{
    public static readonly Permission Manage = new("neglect.manage", "Say how often customers want to hear from us");
}
