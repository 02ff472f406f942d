using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Privacy.Sources;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Records.Merging;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>A record that may be the person who is looked for.</summary>
public sealed record FoundPerson(string RecordType, Guid RecordId, string? Label, bool Deleted, IReadOnlyList<string> MatchedBy);

/// <summary>Finds persons by what is known of them, whoever owns their records and also in the bin.</summary>
internal sealed class Persons(CrmDbContext db, RecordCatalog catalog)
{
    private const int Most = 50;

    /// <summary>Shorter values would fit others as well.</summary>
    private const int ShortestValue = 6;

    /// <summary>Record types whose name is a person's.</summary>
    public IEnumerable<RecordType> Types => catalog.All.Where(IsOfPersons);

    public static bool IsOfPersons(RecordType type) => type.LabelField.IsPersonal;

    public async Task<IReadOnlyList<FoundPerson>> Find(string? email, string? phone, string? name, Guid? id, CancellationToken ct)
    {
        var found = new Dictionary<(string Type, Guid Id), List<string>>();
        void Add(RecordType type, IEnumerable<Guid> ids, string by)
        {
            foreach (var record in ids)
            {
                (found.TryGetValue((type.Name, record), out var matched) ? matched : found[(type.Name, record)] = []).Add(by);
            }
        }

        foreach (var type in Types)
        {
            Add(type, id is { } one ? [one] : [], "id");
            Add(type, await ByKey(type, typeof(EmailsKind), Folding.Key(email), ct), "email");
            Add(type, await ByKey(type, typeof(PhonesKind), Terms.Digits(phone ?? ""), ct), "phone");
            Add(type, await ByName(type, name, ct), "name");
        }

        var people = new List<FoundPerson>();
        foreach (var type in Types)
        {
            var ids = found.Keys.Where(k => k.Type == type.Name).Select(k => k.Id).ToList();
            people.AddRange((await type.Accept(new Loading(db, ids, ct))).Select(r => new FoundPerson(
                type.Name, r.Id, (string?)type.LabelField.Get(r), r.IsDeleted, found[(type.Name, r.Id)])));
        }

        return [.. people.OrderByDescending(p => p.MatchedBy.Count).ThenBy(p => p.Deleted).Take(Most)];
    }

    /// <summary>The person behind a record: all records that were merged with it, and all by which they are known.</summary>
    public async Task<Person> Of(string recordType, Guid id, CancellationToken ct)
    {
        if (catalog.Find(recordType) is not { } type || !IsOfPersons(type))
        {
            throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", Types.Select(t => t.Name))}.");
        }

        var ids = new HashSet<Guid> { id };
        for (var known = 0; known < ids.Count;)
        {
            known = ids.Count;
            var merged = await db.Set<MergedRecord>().AsNoTracking().Where(m => ids.Contains(m.RecordId) || ids.Contains(m.SurvivorId)).ToListAsync(ct);
            ids.UnionWith(merged.Select(m => m.RecordId).Concat(merged.Select(m => m.SurvivorId)));
        }

        var records = await type.Accept(new Loading(db, [.. ids], ct));
        if (!records.Any(r => r.Id == id))
        {
            throw new NotFoundException(type.Name);
        }

        var values = records.SelectMany(r => type.Fields.SelectMany(f => Identifying(f, r, type))).Where(v => v.Length >= ShortestValue)
            .Distinct(StringComparer.Ordinal).OrderByDescending(v => v.Length).ToList();
        var about = new Dictionary<string, IReadOnlyList<Guid>>(StringComparer.Ordinal);
        foreach (var other in catalog.All)
        {
            var fields = other.DeclaredFields.Where(f => f.IsPersonal && f.ReferenceTo == type.Name).ToList();
            if (fields.Count > 0 && await other.Accept(new Naming(db, fields, ids, ct)) is { Count: > 0 } found)
            {
                about[other.Name] = found;
            }
        }

        return new Person(type.Name, [.. records.Select(r => r.Id)], values) { About = about };
    }

    /// <summary>The identifiers of a person as suppression compares them.</summary>
    public async Task<IReadOnlyList<string>> Identifiers(Person person, CancellationToken ct)
    {
        var type = catalog.Find(person.RecordType)!;
        var records = await type.Accept(new Loading(db, person.Ids, ct));
        return [.. records.SelectMany(r => type.Fields.SelectMany(f => Suppressions.Identifiers(f.Get(r)))).Distinct(StringComparer.Ordinal)];
    }

    // A name of one word alone may be anybody's.
    private static IEnumerable<string> Identifying(Field field, Record record, RecordType type) => field.Get(record) switch
    {
        IEnumerable<EmailAddress> emails => emails.Select(e => e.Address),
        IEnumerable<PhoneNumber> phones => phones.SelectMany(p => new[] { p.Number, p.Raw }),
        string name when field == type.LabelField && name.Contains(' ', StringComparison.Ordinal) => [name],
        _ => [],
    };

    private async Task<List<Guid>> ByKey(RecordType type, Type kind, string key, CancellationToken ct)
    {
        var fields = type.Fields.Where(f => f.Kind.GetType() == kind).Select(f => f.IndexName).ToList();
        return key.Length == 0 || fields.Count == 0 ? [] :
            await db.Set<FieldValue>().Where(v => fields.Contains(v.Field) && v.KeyText == key).Select(v => v.RecordId).Distinct().OrderBy(i => i).Take(Most).ToListAsync(ct);
    }

    private async Task<List<Guid>> ByName(RecordType type, string? name, CancellationToken ct)
    {
        var terms = Terms.Of(name).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0)
        {
            return [];
        }

        var first = terms[0];
        var found = db.Set<Posting>().Where(p => p.RecordType == type.Name && p.Term == first);
        foreach (var term in terms.Skip(1))
        {
            var having = db.Having(new QueryTerm(term, IsPrefix: false));
            found = found.Where(p => having.Any(t => t.RecordId == p.RecordId));
        }

        return await found.Select(p => p.RecordId).OrderBy(i => i).Take(Most).ToListAsync(ct);
    }

    /// <summary>The tables in which the values of a person may stand.</summary>
    public IReadOnlyList<string> Tables => [.. db.Model.GetEntityTypes().Where(t => TableSweep.TextColumns(t).Count > 0).Select(t => t.Name)];

    /// <summary>In how many rows of these tables a value of the person stands, whoever answers for them.</summary>
    public async Task<IReadOnlyList<ErasedSource>> Look(IEnumerable<string> tables, Traces traces, CancellationToken ct)
    {
        var sweep = new TableSweep(db);
        var found = new List<ErasedSource>();
        foreach (var type in tables.Select(t => db.Model.FindEntityType(t)!))
        {
            if (await sweep.Count(type, traces, ct) is var rows and > 0)
            {
                found.Add(new ErasedSource(type.GetTableName()!, rows));
            }
        }

        return found;
    }

    private sealed class Loading(CrmDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Record>>>
    {
        public async Task<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
    }

    /// <summary>The records that name one of these in one of the fields.</summary>
    private sealed class Naming(CrmDbContext db, List<Field> fields, HashSet<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Guid>>>
    {
        public async Task<IReadOnlyList<Guid>> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var wanted = ids.Select(id => (Guid?)id).ToList();
            var found = new HashSet<Guid>();
            foreach (var column in fields.Select(f => f.PropertyName))
            {
                found.UnionWith(await db.Set<T>().Where(r => wanted.Contains(EF.Property<Guid?>(r, column))).Select(r => r.Id).ToListAsync(ct));
            }

            return [.. found];
        }
    }
}
