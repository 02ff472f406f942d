namespace Crm.Platform.Approvals;

/// <summary>Judges by limits whether somebody has to be asked, and how many levels it takes: none, one or two, never more.</summary>
internal static class ApprovalLimits
{
    public static (int Levels, IReadOnlyList<ApprovalFact> Facts) Judge(IReadOnlyList<ApprovalLimit> limits, IReadOnlyCollection<Guid> roles, IReadOnlyList<ApprovalFact> asked)
    {
        var facts = asked.Where(f => f.Value > 0).Select(f => f with { Limit = Most(limits, 1, f.Measure, roles) }).ToList();
        var levels = facts.Select(f => f.Value <= (f.Limit ?? decimal.MaxValue) ? 0 : f.Value <= (Most(limits, 2, f.Measure, roles) ?? decimal.MaxValue) ? 1 : 2).DefaultIfEmpty().Max();
        return (levels, facts);
    }

    /// <summary>A limit for a role of the caller's counts before that for everybody, and of several the widest; null is without bounds.</summary>
    private static decimal? Most(IReadOnlyList<ApprovalLimit> limits, int level, string measure, IReadOnlyCollection<Guid> roles)
    {
        var those = limits.Where(l => l.Level == level && l.Measure == measure).ToList();
        var own = those.Where(l => l.RoleId is { } role && roles.Contains(role)).ToList();
        return (own.Count > 0 ? own : those.FindAll(l => l.RoleId is null)).Max(l => (decimal?)l.Most);
    }
}
