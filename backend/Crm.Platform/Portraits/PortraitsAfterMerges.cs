using Crm.Platform.Data;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Portraits;

/// <summary>Who had no photo gets one of those that were merged into them; these keep theirs, for the day on which the merge is undone.</summary>
internal sealed class PortraitsAfterMerges(CrmDbContext db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        if (await db.Set<Portrait>().AnyAsync(p => p.RecordId == merge.To, ct)
            || await db.Set<Portrait>().AsNoTracking().Where(p => merge.From.Contains(p.RecordId)).OrderBy(p => p.RecordId).FirstOrDefaultAsync(ct) is not { } first)
        {
            return;
        }

        db.Add(new Portrait { RecordId = merge.To, RecordType = first.RecordType, Content = first.Content, ContentType = first.ContentType, Hash = first.Hash });
    }
}
