using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Records.Merging;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>
/// The records themselves with all that stands beside them. A shell stays in the bin: whose it was, in which stage, since when, so that
/// sums of the past remain what they were.
/// </summary>
internal sealed class RecordsOfPersons(CrmDbContext db, RecordCatalog catalog, UnitOfWork unitOfWork, TimeProvider clock) : IPersonalData
{
    public string Source => "records";

    public IReadOnlyList<Type> Tables => [.. catalog.All.Select(t => t.RecordClass), typeof(FieldValue), typeof(Posting), typeof(RecordTerms), typeof(ExternalId), typeof(MergedRecord)];

    public int Order => 1;

    public async Task<long> Count(Person person, CancellationToken ct) => (await Load(person, ct)).Count + person.About.Sum(a => a.Value.Count);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct)
    {
        var keys = (await db.Set<ExternalId>().AsNoTracking().Where(e => person.Ids.Contains(e.RecordId)).ToListAsync(ct)).ToLookup(e => e.RecordId);
        var type = catalog.Find(person.RecordType)!;
        return [.. (await Load(person, ct)).Select(record =>
        {
            var values = JsonNode.Parse(FieldChanges.Write(type.Fields.Where(f => !f.Kind.IsEmpty(f.Get(record))), record))!.AsObject();
            values["id"] = record.Id;
            values["externalIds"] = JsonSerializer.SerializeToNode(keys[record.Id].Select(k => new { k.Source, k.Key }), JsonColumn.Options);
            return (JsonNode)values;
        }), .. await About(person, ct)];
    }

    private async Task<List<JsonNode>> About(Person person, CancellationToken ct)
    {
        var found = new List<JsonNode>();
        foreach (var (type, record) in await LoadAbout(person, ct))
        {
            var values = JsonNode.Parse(FieldChanges.Write(type.Fields.Where(f => !f.Kind.IsEmpty(f.Get(record))), record))!.AsObject();
            (values["recordType"], values["id"]) = (type.Name, record.Id);
            found.Add(values);
        }

        return found;
    }

    private async Task<List<(RecordType Type, Record Record)>> LoadAbout(Person person, CancellationToken ct)
    {
        var found = new List<(RecordType, Record)>();
        foreach (var (name, ids) in person.About)
        {
            var type = catalog.Find(name)!;
            found.AddRange((await type.Accept(new Loading(db, ids, ct))).Select(record => (type, record)));
        }

        return found;
    }

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        var ofPersons = catalog.Find(person.RecordType)!;
        var records = await Load(person, ct);
        foreach (var record in records)
        {
            foreach (var field in ofPersons.DeclaredFields.Where(IsErased))
            {
                field.Set(record, Empty(field, record));
            }

            record.SetCustom(CustomValues.None);
            if (!record.IsDeleted)
            {
                record.Delete(clock.GetUtcNow().UtcDateTime);
            }
        }

        var about = await LoadAbout(person, ct);
        foreach (var (type, record) in about)
        {
            EraseAbout(type, record, person);
        }

        foreach (var merged in await db.Set<MergedRecord>().Where(m => person.Ids.Contains(m.RecordId) || person.Ids.Contains(m.SurvivorId)).ToListAsync(ct))
        {
            merged.Keys.Clear();
        }

        await unitOfWork.Begin(ct);
        await unitOfWork.Flush(ct);

        // Rows of custom fields that were retired are nobody's any more, so saving has passed them over.
        var custom = $"{ofPersons.Name}.custom.";
        await db.Set<FieldValue>().Where(v => person.Ids.Contains(v.RecordId) && v.Field.StartsWith(custom)).ExecuteDeleteAsync(ct);
        await db.ForgetTerms([.. person.AllIds], ct);
        await db.Set<ExternalId>().Where(e => person.Ids.Contains(e.RecordId)).ExecuteDeleteAsync(ct);
        return records.Count + about.Count;
    }

    // Who the other one was stays, so that what follows from it can be put right there.
    private void EraseAbout(RecordType type, Record record, Person person)
    {
        foreach (var field in type.DeclaredFields.Where(f => IsErased(f) && (f.Get(record) is not Guid id || person.Ids.Contains(id))))
        {
            field.Set(record, Empty(field, record));
        }

        record.SetCustom(CustomValues.None);
        if (!record.IsDeleted)
        {
            record.Delete(clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>Whatever is declared personal, and whatever somebody could have typed.</summary>
    public static bool IsErased(Field field) => !field.IsReadOnly && (field.IsPersonal || field.Kind is TextKind or TagsKind || field.IsCustom);

    private static object? Empty(Field field, Record record) => field.Get(record) is IList list ? Activator.CreateInstance(list.GetType()) : null;

    private Task<IReadOnlyList<Record>> Load(Person person, CancellationToken ct) => catalog.Find(person.RecordType)!.Accept(new Loading(db, person.Ids, ct));

    private sealed class Loading(CrmDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Record>>>
    {
        public async Task<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => await db.Set<T>().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
    }
}
