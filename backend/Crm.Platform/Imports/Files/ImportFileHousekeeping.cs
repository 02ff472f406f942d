using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Files;

/// <summary>Throws away files that no import will read any more: it ended some days ago without being taken up again, or was never there.</summary>
internal sealed class ImportFileHousekeeping(CrmDbContext db, ImportFiles files, IOptions<ImportOptions> options, TimeProvider clock) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.KeepUnstartedDays);

        // What was mended in rows serves no longer than the file does.
        var over = db.Set<Import>().Where(i => i.FixedRows > 0 && i.FinishedAt < before);
        await db.Set<RowFix>().Where(f => over.Any(i => i.Id == f.ImportId)).ExecuteDeleteAsync(ct);
        foreach (var old in files.UntouchedSince(before).ToList().Chunk(200))
        {
            var needed = await db.Set<Import>().AsNoTracking()
                .Where(i => old.Contains(i.Id) && (i.State == ImportState.Mapping || i.State == ImportState.Checking || i.State == ImportState.Checked || i.State == ImportState.Queued || i.State == ImportState.Running || i.FinishedAt >= before))
                .Select(i => i.Id).ToListAsync(ct);
            foreach (var id in old.Except(needed))
            {
                files.Delete(id);
            }
        }
    }
}
