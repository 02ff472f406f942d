using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Says which records others have come to refer to, so that taking back a creation leaves no reference that leads nowhere.</summary>
internal sealed class Referrers(CrmDbContext db, RecordCatalog catalog)
{
    /// <summary>What one of the others is called, for each of the records that have any. Others whose reference goes back with the same change set do not count.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(RecordType type, IReadOnlyList<Guid> ids, Guid changeSetId, CancellationToken ct)
    {
        var found = new Dictionary<Guid, string>();
        foreach (var other in ids.Count == 0 ? [] : catalog.All)
        {
            foreach (var field in other.DeclaredReferences.Where(f => f.ReferenceTo == type.Name))
            {
                foreach (var (target, name) in await other.Accept(new Finder(db, field, [.. ids.Select(id => (Guid?)id)], changeSetId, ct)))
                {
                    found.TryAdd(target, name);
                }
            }
        }

        return found;
    }

    private sealed class Finder(CrmDbContext db, Field field, List<Guid?> ids, Guid changeSetId, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<(Guid, string)>>>
    {
        public async Task<IReadOnlyList<(Guid, string)>> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var (column, label) = (field.PropertyName, type.LabelField.PropertyName);
            var changes = db.Set<Change>().Where(c => c.ChangeSetId == changeSetId);

            // Who is as the change set left it goes back with it, reference and all.
            var rows = await db.Set<T>().Where(r => r.DeletionId == Guid.Empty && EF.Parameter(ids).Contains(EF.Property<Guid?>(r, column)))
                .Where(r => !changes.Any(c => c.RecordId == r.Id && c.Version == r.Version))
                .Select(r => new { r.Id, Target = EF.Property<Guid?>(r, column)!.Value, Label = EF.Property<string?>(r, label) }).ToListAsync(ct);
            var others = rows.ConvertAll(r => r.Id);
            var changed = others.Count == 0 ? [] : await changes.Where(c => EF.Parameter(others).Contains(c.RecordId)).Select(c => new { c.RecordId, c.Operation }).ToListAsync(ct);
            var edited = changed.GroupBy(c => c.RecordId).Where(g => g.All(c => c.Operation == ChangeKind.Edit)).Select(g => g.Key).ToHashSet();
            return [.. rows.Where(r => !edited.Contains(r.Id)).Select(r => (r.Target, r.Label ?? ""))];
        }
    }
}
