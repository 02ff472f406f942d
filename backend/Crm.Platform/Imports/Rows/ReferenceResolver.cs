using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>Finds the records that rows name: one query per referenced type and batch. What does not exist is created once where that is permitted.</summary>
internal sealed class ReferenceResolver(CrmDbContext db, ReferenceLabels labels, KnownReferences known, IEnumerable<IRecordImporter> importers)
{
    private readonly Dictionary<(string RecordType, string Name), Guid> found = [];
    private readonly Dictionary<(string RecordType, string Name), string> refused = [];
    private readonly Dictionary<Guid, (Record Record, bool IsUsed)> created = [];

    /// <summary>Records that came into being because a row that went in names them.</summary>
    public int CreatedCount => created.Values.Count(c => c.IsUsed);

    public async Task Fetch(IEnumerable<(Field Field, string Label)> references, CancellationToken ct)
    {
        foreach (var group in references.GroupBy(r => r.Field.ReferenceTo!, StringComparer.Ordinal))
        {
            if (labels.Source(group.Key) is not { } source)
            {
                continue;
            }

            var names = group.Select(r => Folding.Key(r.Label)).Where(n => n.Length > 0 && !found.ContainsKey((group.Key, n))).Distinct(StringComparer.Ordinal).ToList();
            var ids = names.Select(n => Guid.TryParse(n, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
            foreach (var (name, id) in names.Count == 0 ? new Dictionary<string, Guid>(StringComparer.Ordinal) : await source.Resolve(names, ct))
            {
                found[(group.Key, name)] = id;
            }

            foreach (var id in ids.Count == 0 ? [] : (await source.Labels(ids, ct)).Keys)
            {
                found[(group.Key, id.ToString())] = id;
            }
        }

        foreach (var ((recordType, _), id) in found)
        {
            known.Saw(recordType, id);
        }
    }

    /// <summary>The record of this name; created where there is none. A remark says why there is none in the end.</summary>
    public async Task<(Guid? Id, string? Remark)> Resolve(Field field, string label, CancellationToken ct)
    {
        var recordType = field.ReferenceTo!;
        var key = (recordType, Folding.Key(label));
        if (found.TryGetValue(key, out var id))
        {
            return (id, null);
        }

        if (refused.TryGetValue(key, out var reason))
        {
            return (null, reason);
        }

        if (importers.FirstOrDefault(i => i.RecordType == recordType) is not { } importer || Guid.TryParse(label, out _))
        {
            return (null, refused[key] = $"There is no {recordType} \"{label}\"; left out.");
        }

        try
        {
            var record = await importer.CreateNamed(label, ct);
            created[record.Id] = (record, false);
            found[key] = record.Id;
            known.Saw(recordType, record.Id);
            return (record.Id, null);
        }
        catch (CrmException e)
        {
            return (null, refused[key] = $"There is no {recordType} \"{label}\", and it was not created. {e.Message}");
        }
    }

    /// <summary>A row that went in points at this record.</summary>
    public void Use(Guid id)
    {
        if (created.TryGetValue(id, out var record))
        {
            created[id] = (record.Record, true);
        }
    }

    /// <summary>Takes back what was created for rows that were rejected in the end.</summary>
    public void DropUnused()
    {
        foreach (var (id, (record, _)) in created.Where(c => !c.Value.IsUsed).ToList())
        {
            db.Entry(record).State = EntityState.Detached;
            created.Remove(id);
        }
    }
}
