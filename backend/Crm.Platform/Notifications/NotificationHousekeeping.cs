using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications;

/// <summary>Forgets notifications of long ago, whether anybody has read them or not.</summary>
internal sealed class NotificationHousekeeping(CrmDbContext db, TimeProvider clock) : IHousekeeping
{
    private const int KeepDays = 180;

    public Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeepDays);
        return db.Set<Notification>().Where(n => n.At < before).ExecuteDeleteAsync(ct);
    }
}
