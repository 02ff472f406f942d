using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Rows;

/// <summary>Finds the records that rows name: one query per referenced type and batch. What does not exist is created once where that is permitted.</summary>
internal sealed class ReferenceResolver(ReferenceLabels labels, ReferenceKeys keys, KnownReferences known, NewRecords fresh, BulkRows bulk, IEnumerable<IRecordImporter> importers)
{
    private readonly Dictionary<(string RecordType, string Name), string> refused = [];
    private readonly Dictionary<Guid, (Record Record, bool IsUsed)> created = [];
    private ReferenceNames names = new();
    private readonly List<ExternalId> given = [];
    private ImportPlan? plan;

    public static ReferenceResolver Of(IServiceProvider services) => ActivatorUtilities.CreateInstance<ReferenceResolver>(services);

    /// <summary>Records that came into being because a row that went in names them.</summary>
    public int CreatedCount => created.Values.Count(c => c.IsUsed);

    /// <summary>Reads what stands under the names of references.</summary>
    public async Task<ReferenceNames> Fetch(IEnumerable<NamedReference> references, string? source, TrialMemory? memory, CancellationToken ct)
    {
        var fetched = new ReferenceNames();
        foreach (var group in references.GroupBy(r => r.Field.ReferenceTo!, StringComparer.Ordinal))
        {
            if (labels.Source(group.Key) is not { } named)
            {
                continue;
            }

            var wanted = group.Select(r => Folding.Key(r.Label)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var ids = wanted.Select(n => Guid.TryParse(n, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
            foreach (var (name, id) in memory?.Names(group.Key, wanted) ?? [])
            {
                fetched.Found(group.Key, name, id);
            }

            foreach (var (name, id) in wanted.Count == 0 ? new Dictionary<string, Guid>(StringComparer.Ordinal) : await named.Resolve(wanted, ct))
            {
                fetched.Found(group.Key, name, id);
            }

            foreach (var id in ids.Count == 0 ? [] : (await named.Labels(ids, ct)).Keys)
            {
                fetched.Found(group.Key, id.ToString(), id);
            }

            await keys.Fetch(group.Key, [.. group], source, named, memory, fetched, ct);
        }

        return fetched;
    }

    /// <summary>Works with these names from now on.</summary>
    public void Use(ReferenceNames fetched, ImportPlan import)
    {
        names = fetched;
        plan = import;
        foreach (var (recordType, id) in fetched.All)
        {
            known.Saw(recordType, id);
        }
    }

    /// <summary>The record of this name; created where there is none. A remark says why there is none in the end.</summary>
    public async Task<(Guid? Id, string? Remark)> Resolve(NamedReference reference, RecordValues? more, CancellationToken ct)
    {
        if (names.Find(reference) is { } found)
        {
            return found;
        }

        var (recordType, label) = (reference.Field.ReferenceTo!, reference.Label);
        var name = Folding.Key(label);
        var asked = (recordType, name.Length > 0 ? name : ReferenceNames.OfKey(reference.Key ?? ""));
        if (refused.TryGetValue(asked, out var reason))
        {
            return (null, reason);
        }

        if (name.Length == 0)
        {
            return (null, refused[asked] = $"There is no {recordType} with the key \"{reference.Key}\"; left out.");
        }

        if (plan?.CreatesLinked == false || importers.FirstOrDefault(i => i.RecordType == recordType) is not { } importer || Guid.TryParse(label, out _))
        {
            return (null, refused[asked] = $"There is no {recordType} \"{label}\"; left out.");
        }

        try
        {
            var record = await importer.CreateNamed(label, more, ct);
            created[record.Id] = (record, false);
            names.Created(recordType, name, reference.Key, record.Id);
            if (reference.Key is { } key && plan?.LinkSource is { } source)
            {
                given.Add(new ExternalId { RecordType = recordType, Source = source, Key = key, RecordId = record.Id, ImportId = plan.ImportId });
            }

            known.Saw(recordType, record.Id);
            return (record.Id, null);
        }
        catch (CrmException e)
        {
            return (null, refused[asked] = $"There is no {recordType} \"{label}\", and it was not created. {e.Message}");
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

    /// <summary>Takes back what was created for rows that were rejected in the end; the rest gets its keys.</summary>
    public void DropUnused()
    {
        foreach (var (id, (record, _)) in created.Where(c => !c.Value.IsUsed).ToList())
        {
            fresh.Remove(record);
            names.Dropped(id);
            created.Remove(id);
            given.RemoveAll(k => k.RecordId == id);
        }

        bulk.Add(given);
        given.Clear();
    }
}
