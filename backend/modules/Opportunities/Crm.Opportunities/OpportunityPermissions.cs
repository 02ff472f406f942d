using Crm.Kernel;

namespace Crm.Opportunities;

/// <summary>What this module asks permission for, beside its records.</summary>
internal static class OpportunityPermissions
{
    public const string Read = "opportunities.read";
    public const string Edit = "opportunities.edit";
    public const string Create = "opportunities.create";

    public static readonly Permission Pipelines = new("pipelines.manage", "Arrange pipelines, their stages and playbooks");
    public static readonly Permission Rates = new("exchange-rates.manage", "Set exchange rates");
}
