using Crm.Kernel;

namespace Crm.Opportunities.Potential;

/// <summary>Who may see and who may say what customers need.</summary>
internal static class PotentialPermissions
{
    public static readonly Permission Read = new("potential.read", "See what customers need of each family of products, and how much of it they buy here", ByLevel: true);

    public static readonly Permission Edit = new("potential.edit", "Say what customers need of each family of products", ByLevel: true);
}
