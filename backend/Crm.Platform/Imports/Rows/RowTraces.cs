using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Platform.Normalisation;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>What a row leaves beside its record: the key of the other system, raw texts, and what the person has agreed to.</summary>
internal sealed class RowTraces<T>(CrmDbContext db, BulkRows bulk, RecordType<T> type, ICurrentUser user, TimeProvider clock)
    where T : Record
{
    /// <summary>Notes by what the row is found again. A key that belonged to a record in the bin moves to the living one; answers whether the key is news.</summary>
    public bool GiveKey(T record, ImportPlan plan, ReadRow row, MatchSet<T> set)
    {
        if (row.Fingerprint is { } fingerprint)
        {
            set.AddFingerprint(fingerprint, record.Id);
        }

        if (plan.Source is not { } source || row.Key is not { } key || (Guid.TryParse(key, out var own) && own == record.Id))
        {
            return false;
        }

        if (set.Keys.TryGetValue(key, out var stored))
        {
            if (stored.RecordId == record.Id)
            {
                return false;
            }

            db.Attach(stored);
            (stored.RecordId, stored.ImportId) = (record.Id, plan.ImportId);
        }
        else
        {
            set.Keys[key] = stored = new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id, ImportId = plan.ImportId };
            bulk.Add([stored]);
        }

        set.AddKey(key, record.Id);
        return true;
    }

    /// <summary>Keeps raw texts of the fields that were written, and of a whole name, of which they are parts; what has no field is kept once.</summary>
    public void KeepRaw(T record, ReadRow row, IEnumerable<Field> written, MatchSet<T> set)
    {
        if (row.Proposals.Count > 0)
        {
            var names = written.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            var raw = row.Proposals.Where(p => p.Rule == RawValue.Kept
                ? set.Kept.Add((record.Id, p.Field, p.Raw.AtMost(RawValue.MaxText)))
                : names.Contains(p.Field) || (names.Count > 0 && type.Find(p.Field) is null));
            bulk.Add(RawValue.Of(type.Name, record.Id, raw, clock.GetUtcNow().UtcDateTime, RawValue.Imported));
        }
    }

    /// <summary>What the row says of consents, as far as it is news.</summary>
    public IReadOnlyList<ConsentAct> News(T record, ReadRow row, MatchSet<T> set)
    {
        if (row.Consents.Count == 0)
        {
            return [];
        }

        if (record.Version > 0 && !user.Covers(type.EditPermission, record))
        {
            row.Remarks.Add($"What was agreed to is left out: you may not change this {type.Name}.");
            return [];
        }

        return ConsentNews.Of(set.ConsentsOf(record.Id), row, clock.GetUtcNow().UtcDateTime);
    }
}
