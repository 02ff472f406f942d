using Crm.Kernel;
using Crm.Platform.Modules;

namespace Crm.Platform.Approvals;

/// <summary>Something that a module has approved beyond limits, such as the prices of a quote.</summary>
/// <param name="Name">Stable, camelCase; the browser app has its words.</param>
public sealed record ApprovalKind(string Name, string RecordType, IReadOnlyList<ApprovalMeasure> Measures)
{
    /// <summary>Working minutes until somebody else is asked, where nobody has said otherwise.</summary>
    public const int DeadlineMinutes = 240;

    /// <summary>Working minutes until the approver is reminded.</summary>
    public const int ReminderMinutes = 120;
}

/// <summary>By what something is measured.</summary>
/// <param name="Unit">percent, or amount in the company's currency.</param>
/// <param name="Most">How far anybody may go where nobody has set limits; null is without bounds.</param>
/// <param name="MostOfOne">Up to here one approver is enough.</param>
public sealed record ApprovalMeasure(string Name, string Unit, decimal? Most = null, decimal? MostOfOne = null);

/// <summary>Every declared kind of approval.</summary>
public sealed class ApprovalCatalog(ModuleCatalog modules)
{
    public IReadOnlyList<ApprovalKind> All { get; } = [.. modules.Modules.SelectMany(m => m.ApprovalKinds).OrderBy(k => k.Name, StringComparer.Ordinal)];

    public ApprovalKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    internal ApprovalKind Named(string name) => Find(name) ?? throw new InvalidOperationException($"No module declares approvals of the kind {name}.");
}

/// <summary>What roles may do with approvals.</summary>
public static class ApprovalPermissions
{
    public static readonly Permission Decide = new("approvals.decide", "Decide what colleagues ask approval for, and need none up to the second limit.");

    public static readonly Permission Manage = new("approvals.manage", "Set the limits beyond which something needs approval, and say who decides.");
}
