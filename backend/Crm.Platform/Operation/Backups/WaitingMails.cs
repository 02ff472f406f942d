using Crm.Platform.Data;
using Crm.Platform.Mailing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Operation.Backups;

/// <summary>Mails that waited when the backup was made have most likely been sent since: sending them again is for a person to decide.</summary>
internal static class WaitingMails
{
    private const string Why = "Restored from a backup: it may have been sent already.";

    public static async Task<IReadOnlyList<string>> Stop(CrmDbContext db, CancellationToken ct)
    {
        var stopped = await db.Set<Mail>().Where(m => m.State == MailState.Queued).ExecuteUpdateAsync(u => u.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.Error, Why), ct);
        return stopped == 0 ? [] : [$"{stopped} mails that waited to be sent are marked as failed, since they may have been sent after the backup: administrators find them under mail and can send them."];
    }
}
