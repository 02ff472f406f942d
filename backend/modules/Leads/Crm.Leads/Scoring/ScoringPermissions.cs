using Crm.Kernel;

namespace Crm.Leads.Scoring;

/// <summary>Who may say what makes a lead promising.</summary>
internal static class ScoringPermissions
{
    public static readonly Permission Manage = new("lead-scoring.manage", "Say what makes a lead promising, and have it learned");
}
