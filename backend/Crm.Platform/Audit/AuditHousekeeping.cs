using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Audit;

/// <summary>Up to where entries were removed on purpose, and the hash with which they ended.</summary>
internal sealed record AuditCut(long UpTo, string Hash)
{
    public static AuditCut Of(AuditEntry entry) => JsonSerializer.Deserialize<AuditCut>(entry.Details!, JsonColumn.Options)!;
}

/// <summary>Removes what is older than the audit log is kept, and says so in the log itself. Entries that cover history stay with it.</summary>
internal sealed class AuditHousekeeping(CrmDbContext db, IOptions<AuditOptions> options, TimeProvider clock) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        if (options.Value.KeepMonths <= 0)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var before = now.AddMonths(-options.Value.KeepMonths);
        var kept = await db.Set<AuditEntry>().Where(a => a.Sequence > 0 && a.At >= before).OrderBy(a => a.Sequence).Select(a => a.Sequence).FirstOrDefaultAsync(ct);
        if (kept <= 1 || await db.Set<AuditEntry>().Where(a => a.Sequence > 0 && a.Sequence < kept).OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(ct) is not { } last)
        {
            return;
        }

        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            db.Add(new AuditEntry
            {
                At = now, Source = ChangeSource.System, Action = AuditActions.AuditPruned, Details = JsonSerializer.Serialize(new AuditCut(last.Sequence, last.Hash!), JsonColumn.Options),
            });
            await db.SaveChangesAsync(ct);
            await db.Set<AuditEntry>().Where(a => a.Sequence > 0 && a.Sequence <= last.Sequence).ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
