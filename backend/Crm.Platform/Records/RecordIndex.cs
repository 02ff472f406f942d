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
        var told = retold.Count == 0 ? [] : await TermsOf(retold, ct);
        foreach (var (entry, type, _) in saved)
        {
            var record = entry.Entity;
            var isNew = entry.State == EntityState.Added;
            if (isNew || relisted.Contains(record.Id))
            {
                // Rows of retired fields stay: their values do, and come back with the field. Derived lists may be newer than what was read here.
                var derived = isNew ? [] : type.DeclaredFields.Where(f => f.IsDerivedList).Select(f => f.IndexName).ToHashSet(StringComparer.Ordinal);
                var wanted = Values(type, record);
                wanted.RemoveWhere(v => derived.Contains(v.Field));
                Sync(isNew ? [] : values![record.Id].Where(v => type.KeepsRowsOf(v.Field) && !derived.Contains(v.Field)), wanted, v => (v.Field, v.KeyText, v.Num),
                    key => new FieldValue { Field = key.Field, KeyText = key.KeyText, Num = key.Num, RecordId = record.Id });
            }

            if (isNew || retold.Contains(record.Id))
            {
                Tell(type, record.Id, Found(type, record), told.GetValueOrDefault(record.Id));
            }
        }
    }

    /// <summary>The rows of a new record.</summary>
    internal void Add(RecordType type, Record record, bool withPostings)
    {
        var rows = new List<FieldValue>();
        foreach (var (field, entry) in Entries(type, record))
        {
            if (!rows.Exists(r => r.Field == field && r.KeyText == entry.Key && r.Num == entry.Num))
            {
                rows.Add(new FieldValue { Field = field, KeyText = entry.Key, Num = entry.Num, RecordId = record.Id });
            }
        }

        bulk.Add(rows);
        if (withPostings)
        {
            Tell(type, record.Id, Found(type, record), told: null);
        }
    }

    /// <summary>The terms that records have so far; who has none yet has no row.</summary>
    internal Task<Dictionary<Guid, RecordTerms>> TermsOf(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.Set<RecordTerms>().Where(t => EF.Parameter(ids).Contains(t.RecordId)).ToDictionaryAsync(t => t.RecordId, ct);

    /// <summary>Has a record found under these terms and no others.</summary>
    internal void Tell(RecordType type, Guid id, IReadOnlyCollection<string> terms, RecordTerms? told)
    {
        var present = told?.Split() ?? [];
        foreach (var term in present.Except(terms, StringComparer.Ordinal))
        {
            db.Remove(new Posting { RecordType = type.Name, Term = term, RecordId = id });
        }

        bulk.Add((present.Count == 0 ? terms : terms.Except(present, StringComparer.Ordinal)).Select(term => new Posting { RecordType = type.Name, Term = term, RecordId = id }));
        if (told is not null)
        {
            told.Terms = RecordTerms.Join(terms);
        }
        else if (terms.Count > 0)
        {
            bulk.Add([new RecordTerms { RecordType = type.Name, RecordId = id, Terms = RecordTerms.Join(terms) }]);
        }
    }

    private static HashSet<Guid> Edited(IReadOnlyList<(EntityEntry<Record> Entry, RecordType Type, IReadOnlyList<Field> Changed)> saved, Func<Field, bool> matters) =>
        [.. saved.Where(s => s.Entry.State == EntityState.Modified && s.Changed.Any(matters)).Select(s => s.Entry.Entity.Id)];

    /// <summary>The rows that a record's values have, as they stand.</summary>
    internal static HashSet<(string Field, string KeyText, long? Num)> Values(RecordType type, Record record) =>
        [.. Entries(type, record).Select(e => (e.Field, e.Entry.Key, e.Entry.Num))];

    private static IEnumerable<(string Field, IndexEntry Entry)> Entries(RecordType type, Record record)
    {
        foreach (var field in type.IndexedFields)
        {
            var value = field.Get(record);
            if (field.Kind.IsEmpty(value))
            {
                continue;
            }

            foreach (var (subField, entry) in IndexEntry.Of(field.Kind, value))
            {
                yield return (subField.Length == 0 ? field.IndexName : $"{field.IndexName}.{subField}", entry);
            }
        }
    }

    internal static HashSet<string> Found(RecordType type, Record record)
    {
        var terms = new HashSet<string>(24, StringComparer.Ordinal);
        foreach (var field in type.SearchedFields)
        {
            var value = field.Get(record);
            if (!field.Kind.IsEmpty(value))
            {
                terms.UnionWith(field.Kind.SearchTerms(value));
            }
        }

        return terms;
    }

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
