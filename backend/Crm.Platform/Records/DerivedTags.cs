using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Writes a read-only list of codes that follows from something else, with its index rows, past the record's own writing: nobody has edited the record.</summary>
public sealed class DerivedTags(CrmDbContext db)
{
    /// <param name="type">The type of the records.</param>
    /// <param name="field">The list.</param>
    /// <param name="values">By record, all its codes.</param>
    /// <param name="isNewVersion">Whether whoever has read the record before must read it again; what follows later by itself stands in nobody's way.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task Write(RecordType type, Field field, IReadOnlyDictionary<Guid, List<string>> values, bool isNewVersion, CancellationToken ct)
    {
        foreach (var alike in values.GroupBy(v => string.Join(' ', v.Value), StringComparer.Ordinal))
        {
            await type.Accept(new Writing(db, [.. alike.Select(v => v.Key)], field.PropertyName, alike.First().Value, isNewVersion ? 1 : 0, ct));
        }

        var ids = values.Keys.ToList();
        await db.Set<FieldValue>().Where(v => EF.Parameter(ids).Contains(v.RecordId) && v.Field == field.IndexName).ExecuteDeleteAsync(ct);
        db.AddRange(values.SelectMany(m => m.Value.Select(text => new FieldValue { Field = field.IndexName, RecordId = m.Key, KeyText = Folding.Key(text) })));
    }

    private sealed class Writing(CrmDbContext db, HashSet<Guid> ids, string property, List<string> codes, int versions, CancellationToken ct) : IRecordVisitor<Task<int>>
    {
        public async Task<int> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var rows = await db.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id)).ExecuteUpdateAsync(
                u => u.SetProperty(r => EF.Property<List<string>>(r, property), codes).SetProperty(r => r.Version, r => r.Version + versions), ct);
            foreach (var read in db.ChangeTracker.Entries<T>().Where(e => ids.Contains(e.Entity.Id)).ToList())
            {
                await read.ReloadAsync(ct);
            }

            return rows;
        }
    }
}
