using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals;

/// <summary>The rules in force.</summary>
internal static class ApprovalPolicies
{
    public static async Task<ApprovalPolicy> Of(CrmDbContext db, ApprovalKind kind, CancellationToken ct) =>
        await db.Set<ApprovalPolicy>().AsNoTracking().FirstOrDefaultAsync(p => p.Kind == kind.Name, ct) ?? Declared(kind);

    /// <summary>As the module declares it: whoever is nearest above decides; nobody is asked second.</summary>
    public static ApprovalPolicy Declared(ApprovalKind kind) => new()
    {
        Kind = kind.Name,
        Limits =
        [
            .. kind.Measures.Where(m => m.Most is not null).Select(m => new ApprovalLimit(1, m.Name, m.Most!.Value)),
            .. kind.Measures.Where(m => m.MostOfOne is not null).Select(m => new ApprovalLimit(2, m.Name, m.MostOfOne!.Value)),
        ],
        DeadlineMinutes = ApprovalKind.DeadlineMinutes,
        ReminderMinutes = ApprovalKind.ReminderMinutes,
    };
}
