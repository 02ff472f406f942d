using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.Platform.Records;

/// <summary>Keeps the rows beside a record, values of lists and search postings, in step with it and in its commit.</summary>
public sealed class RecordIndex(CrmDbContext db, BulkRows bulk)
{
    internal async Task Update(IReadOnlyList<(EntityEntry<Record> Entry, RecordType Type, IReadOnlyList<Field> Changed)> saved, CancellationToken ct)
    {
        var relisted = Edited(saved, f => f.IsIndexed);
        var retold = Edited(saved, f => f.IsSearchable);
        var values = relisted.Count == 0 ? null : (await db.Set<FieldValue>().AsNoTracking().Where(v => relisted.Contains(v.RecordId)).ToListAsync(ct)).ToLookup(v => v.RecordId);
        var postings = retold.Count == 0 ? null : (await db.Set<Posting>().AsNoTracking().Where(p => retold.Contains(p.RecordId)).ToListAsync(ct)).ToLookup(p => p.RecordId);
        foreach (var (entry, type, _) in saved)
        {
            var record = entry.Entity;
            var isNew = entry.State == EntityState.Added;
            if (isNew || relisted.Contains(record.Id))
            {
                // Rows of retired fields stay: their values do, and come back with the field.
                Sync(isNew ? [] : values![record.Id].Where(v => type.KeepsRowsOf(v.Field)), Values(type, record), v => (v.Field, v.KeyText, v.Num),
                    key => new FieldValue { Field = key.Field, KeyText = key.KeyText, Num = key.Num, RecordId = record.Id });
            }

            if (isNew || retold.Contains(record.Id))
            {
                Sync(isNew ? [] : postings![record.Id], Found(type, record), p => p.Term,
                    term => new Posting { RecordType = type.Name, Term = term, RecordId = record.Id });
            }
        }
    }

    /// <summary>The rows of a new record.</summary>
    internal void Add(RecordType type, Record record, bool withPostings)
    {
        bulk.Add(Values(type, record).Select(v => new FieldValue { Field = v.Field, KeyText = v.KeyText, Num = v.Num, RecordId = record.Id }));
        if (withPostings)
        {
            bulk.Add(Found(type, record).Select(term => new Posting { RecordType = type.Name, Term = term, RecordId = record.Id }));
        }
    }

    private static HashSet<Guid> Edited(IReadOnlyList<(EntityEntry<Record> Entry, RecordType Type, IReadOnlyList<Field> Changed)> saved, Func<Field, bool> matters) =>
        [.. saved.Where(s => s.Entry.State == EntityState.Modified && s.Changed.Any(matters)).Select(s => s.Entry.Entity.Id)];

    /// <summary>The rows that a record's values have, as they stand.</summary>
    internal static HashSet<(string Field, string KeyText, long? Num)> Values(RecordType type, Record record)
    {
        var rows = new HashSet<(string, string, long?)>();
        foreach (var field in type.Fields.Where(f => f.IsIndexed))
        {
            foreach (var (subField, entry) in IndexEntry.Of(field.Kind, field.Get(record)))
            {
                rows.Add((subField.Length == 0 ? field.IndexName : $"{field.IndexName}.{subField}", entry.Key, entry.Num));
            }
        }

        return rows;
    }

    internal static HashSet<string> Found(RecordType type, Record record) =>
        [.. type.Fields.Where(f => f.IsSearchable).SelectMany(f => f.Kind.SearchTerms(f.Get(record)))];

    private void Sync<TRow, TKey>(IEnumerable<TRow> present, HashSet<TKey> wanted, Func<TRow, TKey> keyOf, Func<TKey, TRow> make)
        where TRow : class
    {
        foreach (var row in present)
        {
            if (!wanted.Remove(keyOf(row)))
            {
                db.Remove(row);
            }
        }

        bulk.Add(wanted.Select(make));
    }
}
