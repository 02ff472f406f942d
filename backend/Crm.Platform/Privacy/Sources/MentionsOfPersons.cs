using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Texts of other records that hold the person's address or number: the record stays, the value goes.</summary>
internal sealed class MentionsOfPersons(CrmDbContext db, RecordCatalog catalog, Mentions mentions, UnitOfWork unitOfWork) : IPersonalData
{
    public string Source => "mentions";

    public IReadOnlyList<Type> Tables => [];

    public int Order => 1;

    public async Task<long> Count(Person person, CancellationToken ct)
    {
        await mentions.Find(person, ct);
        return mentions.Records.Count();
    }

    // What others wrote about something else is not the person's to take along.
    public Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) => Task.FromResult<IReadOnlyList<JsonNode>>([]);

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        long changed = 0;
        foreach (var type in catalog.All)
        {
            foreach (var record in await type.Accept(new Loading(db, mentions.Of(type), ct)))
            {
                changed += TakeOut(type, record) ? 1 : 0;
            }
        }

        await unitOfWork.Flush(ct);
        return changed;
    }

    private bool TakeOut(RecordType type, Record record)
    {
        var found = type.Fields.Where(f => !f.IsReadOnly && f.Kind is TextKind && f.Get(record) is string text && mentions.Own.In(text)).ToList();
        foreach (var field in found)
        {
            var text = mentions.Own.Replace((string)field.Get(record)!, TableSweep.Erased);
            var most = field.MaxLength ?? (field.Kind is LongTextKind ? int.MaxValue : TextKind.DefaultMax);
            field.Set(record, text.Length > most ? text[..most] : text);
        }

        var lists = type.Fields.Where(f => !f.IsReadOnly && f.Kind is IObjectsKind).Select(f => (Field: f, Value: ((IObjectsKind)f.Kind).Rewrite(f.Get(record), mentions.TakeOut))).Where(f => f.Value is not null).ToList();
        foreach (var (field, value) in lists)
        {
            field.Set(record, value);
        }

        return found.Count + lists.Count > 0;
    }

    private sealed class Loading(CrmDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Record>>>
    {
        public async Task<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => ids.Count == 0 ? [] : await db.Set<T>().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
    }
}
