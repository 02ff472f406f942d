using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

/// <summary>Forgets mails that were sent, or only held, long ago. Failed ones stay until somebody has looked.</summary>
internal sealed class MailHousekeeping(CrmDbContext db, IOptions<MailOptions> options, TimeProvider clock) : IHousekeeping
{
    public Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.KeepDays);
        return db.Set<Mail>().Where(m => (m.State == MailState.Sent || m.State == MailState.Held) && m.CreatedAt < before).ExecuteDeleteAsync(ct);
    }
}
