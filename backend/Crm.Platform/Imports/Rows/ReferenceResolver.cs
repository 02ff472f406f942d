using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Rows;

/// <summary>Finds the records that rows name: one query per referenced type and batch. What does not exist is created once where that is permitted.</summary>
internal sealed class ReferenceResolver(ReferenceLabels labels, KnownReferences known, NewRecords fresh, IEnumerable<IRecordImporter> importers)
{
    private readonly Dictionary<(string RecordType, string Name), string> refused = [];
    private readonly Dictionary<Guid, (Record Record, bool IsUsed)> created = [];
    private ReferenceNames names = new();
    private bool mayCreate = true;

    public static ReferenceResolver Of(IServiceProvider services) => ActivatorUtilities.CreateInstance<ReferenceResolver>(services);

    /// <summary>Records that came into being because a row that went in names them.</summary>
    public int CreatedCount => created.Values.Count(c => c.IsUsed);

    /// <summary>Reads what stands under the names of references.</summary>
    public async Task<ReferenceNames> Fetch(IEnumerable<(Field Field, string Label)> references, TrialMemory? memory, CancellationToken ct)
    {
        var fetched = new ReferenceNames();
        foreach (var group in references.GroupBy(r => r.Field.ReferenceTo!, StringComparer.Ordinal))
        {
            if (labels.Source(group.Key) is not { } source)
            {
                continue;
            }

            var wanted = group.Select(r => Folding.Key(r.Label)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var ids = wanted.Select(n => Guid.TryParse(n, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
            foreach (var (name, id) in memory?.Names(group.Key, wanted) ?? [])
            {
                fetched.Found(group.Key, name, id);
            }

            foreach (var (name, id) in wanted.Count == 0 ? new Dictionary<string, Guid>(StringComparer.Ordinal) : await source.Resolve(wanted, ct))
            {
                fetched.Found(group.Key, name, id);
            }

            foreach (var id in ids.Count == 0 ? [] : (await source.Labels(ids, ct)).Keys)
            {
                fetched.Found(group.Key, id.ToString(), id);
            }
        }

        return fetched;
    }

    /// <summary>Works with these names from now on.</summary>
    public void Use(ReferenceNames fetched, bool createsMissing)
    {
        names = fetched;
        mayCreate = createsMissing;
        foreach (var (recordType, id) in fetched.All)
        {
            known.Saw(recordType, id);
        }
    }

    /// <summary>The record of this name; created where there is none. A remark says why there is none in the end.</summary>
    public async Task<(Guid? Id, string? Remark)> Resolve(Field field, string label, RecordValues? more, CancellationToken ct)
    {
        var recordType = field.ReferenceTo!;
        var name = Folding.Key(label);
        if (names[recordType, name] is { } id)
        {
            return (id, null);
        }

        if (refused.TryGetValue((recordType, name), out var reason))
        {
            return (null, reason);
        }

        if (!mayCreate || importers.FirstOrDefault(i => i.RecordType == recordType) is not { } importer || Guid.TryParse(label, out _))
        {
            return (null, refused[(recordType, name)] = $"There is no {recordType} \"{label}\"; left out.");
        }

        try
        {
            var record = await importer.CreateNamed(label, more, ct);
            created[record.Id] = (record, false);
            names.Created(recordType, name, record.Id);
            known.Saw(recordType, record.Id);
            return (record.Id, null);
        }
        catch (CrmException e)
        {
            return (null, refused[(recordType, name)] = $"There is no {recordType} \"{label}\", and it was not created. {e.Message}");
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
            fresh.Remove(record);
            names.Dropped(id);
            created.Remove(id);
        }
    }
}
