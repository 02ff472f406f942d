using Crm.Platform.Audit;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>Takes a person out of every source, as part of the present commit.</summary>
internal sealed class PersonEraser(CrmDbContext db, Persons persons, Mentions mentions, IEnumerable<IPersonalData> sources, Suppressions suppressions, IAuditLog audit, TimeProvider clock)
{
    public async Task<Person> Erase(Erasure erasure, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(StorageCleaner.Patience);
        var person = await persons.Of(erasure.RecordType, erasure.RecordId, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var hashes = (await persons.Identifiers(person, ct)).Select(suppressions.Hash).ToList();

        // Who was only kept for too long may come back by themselves, and what others wrote of them has rules of its own.
        if (erasure.Ground != ErasureGround.Retention)
        {
            await mentions.Find(person, ct);
            await suppressions.Add(hashes, erasure.Id, now, ct);
        }

        var erased = new List<ErasedSource>();
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            erased.Add(new ErasedSource(source.Source, await source.Erase(person, ct)));
        }

        (erasure.State, erasure.ErasedAt, erasure.RecordIds, erasure.Identifiers, erasure.Sources) = (ErasureState.Erased, now, [.. person.Ids], hashes, erased);
        audit.Write(AuditActions.PersonErased, erasure.RecordType, erasure.RecordId, new { erasure = erasure.Id, erasure.Ground, rows = erased.ToDictionary(e => e.Source, e => e.Rows) });
        return person;
    }
}
