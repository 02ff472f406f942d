using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Neglect;

/// <summary>The rules in their order; where nobody has made any, one for all accounts.</summary>
internal static class NeglectRules
{
    private static readonly NeglectRule Usual = new() { Position = 0, Name = "All accounts", RecordType = "account", Days = 90, AnswerHours = 48 };

    public static async Task<IReadOnlyList<NeglectRule>> All(ActivitiesDb db, CancellationToken ct) =>
        await db.NeglectRules.AsNoTracking().OrderBy(r => r.Position).ToListAsync(ct) is { Count: > 0 } made ? made : [Usual];
}
