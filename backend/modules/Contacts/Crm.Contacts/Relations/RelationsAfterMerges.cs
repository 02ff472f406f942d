using Crm.Contacts.Domain;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>
/// After a merge some relations lead from the survivor to itself, or say twice what was said of two: these go. What people who become one did
/// elsewhere is kept as past. All of it is part of the merge, and comes back with its undo.
/// </summary>
internal sealed class RelationsAfterMerges(ContactsDb db, RelationCatalog catalog, TimeProvider clock) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        if (merge.RecordType is not ("contact" or "account"))
        {
            return;
        }

        var id = merge.To;
        var now = clock.GetUtcNow().UtcDateTime;
        var types = await catalog.ByKey(ct);
        var kept = new List<Relation>();
        var mine = merge.RecordType == "contact"
            ? db.Relations.Where(r => r.FromContactId == id || r.ToContactId == id)
            : db.Relations.Where(r => r.FromAccountId == id || r.ToAccountId == id);
        foreach (var relation in await mine.Where(r => r.DeletionId == Guid.Empty).OrderBy(r => r.Id).ToListAsync(ct))
        {
            if (relation.From == relation.To || kept.Exists(k => k.Doubles(relation, types.GetValueOrDefault(relation.Type ?? "")?.IsSymmetric == true)))
            {
                relation.Delete(now);
            }
            else
            {
                kept.Add(relation);
            }
        }

        await (merge.RecordType == "contact" ? FollowPeople(merge, kept, now, ct) : FollowOrganisations(kept, now, ct));
    }

    private async Task FollowPeople(RecordMerge merge, List<Relation> kept, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        var survivor = await db.Contacts.FirstAsync(c => c.Id == merge.To, ct);
        foreach (var other in await db.Contacts.AsNoTracking().Where(c => merge.From.Contains(c.Id)).ToListAsync(ct))
        {
            if (other.Employment is { } job && job.AccountId != survivor.AccountId)
            {
                var past = Relation.EmploymentOf(survivor, job with { Until = today });
                if (!kept.Exists(k => k.Doubles(past, isSymmetric: false)))
                {
                    db.Relations.Add(past);
                    kept.Add(past);
                }
            }
        }

        kept.FindAll(r => IsMain(r, survivor, today)).ForEach(r => r.Delete(now));
    }

    private async Task FollowOrganisations(List<Relation> kept, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        var people = kept.Where(r => r is { IsEmployment: true, FromContactId: not null }).Select(r => r.FromContactId!.Value).Distinct().ToList();
        foreach (var contact in await db.Contacts.AsNoTracking().Where(c => EF.Parameter(people).Contains(c.Id)).ToListAsync(ct))
        {
            kept.FindAll(r => r.FromContactId == contact.Id && IsMain(r, contact, today) && !r.IsDeleted).ForEach(r => r.Delete(now));
        }
    }

    private static bool IsMain(Relation relation, Contact contact, DateOnly today) =>
        relation.IsEmployment && relation.ToAccountId == contact.AccountId && contact.AccountId is not null && !relation.IsPast(today) && !relation.IsDeleted;
}
