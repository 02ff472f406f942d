using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Privacy.Sources;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>
/// Where other records speak of a person: in a note on a company, and in what was changed there. Looked for before anything is erased, so that
/// nobody else waits for the commit meanwhile.
/// </summary>
internal sealed class Mentions(CrmDbContext db, RecordCatalog catalog)
{
    private readonly Dictionary<string, IReadOnlyCollection<Guid>> records = [];
    private IReadOnlyList<string> ids = [];

    /// <summary>The person's addresses and numbers that are nobody else's: the switchboard of a company stays in its notes. Names are not taken out: others have the same.</summary>
    public Traces Own { get; private set; } = new([]);

    public IReadOnlyCollection<Guid> Changes { get; private set; } = [];

    public IEnumerable<Guid> Records => records.Values.SelectMany(r => r);

    public IReadOnlyCollection<Guid> Of(RecordType type) => records.GetValueOrDefault(type.Name, []);

    public async Task Find(Person person, CancellationToken ct)
    {
        var own = (await WithoutShared(person, ct)).ToList();
        ids = [.. person.Ids.Select(i => i.ToString())];
        Own = new Traces(own);
        var linked = new Traces([.. own, .. ids]);
        var sweep = new TableSweep(db);
        foreach (var type in catalog.All)
        {
            var wanted = type.Fields.Any(f => f.Kind is IObjectsKind) ? linked : Own;
            records[type.Name] = wanted.Any ? [.. (await sweep.Ids(db.Model.FindEntityType(type.RecordClass)!, nameof(Record.Id), wanted, ct)).Except(person.Ids)] : [];
        }

        Changes = await sweep.Ids(db.Model.FindEntityType(typeof(Change))!, nameof(Change.Id), linked, ct);
    }

    /// <summary>Takes the person out of an item of a list. Who was invited by the person's address, or linked, is the person: the name beside it goes too.</summary>
    public bool TakeOut(JsonObject item)
    {
        var texts = item.Where(m => m.Value?.GetValueKind() == JsonValueKind.String).Select(m => (m.Key, Text: (string)m.Value!)).ToList();
        var isLinked = texts.Exists(t => t.Key == "recordId" && ids.Contains(t.Text, StringComparer.OrdinalIgnoreCase));
        var isPerson = isLinked || texts.Exists(t => t.Key == "email" && Own.In(t.Text));
        var isChanged = false;
        foreach (var (key, text) in texts.Where(t => t.Text != TableSweep.Erased))
        {
            item[key] = isPerson && key is "name" or "email" ? TableSweep.Erased
                : isLinked && key is "recordType" or "recordId" ? null
                : Own.In(text) ? Own.Replace(text, TableSweep.Erased) : text;
            isChanged |= (string?)item[key] != text;
        }

        return isChanged;
    }

    private async Task<IEnumerable<string>> WithoutShared(Person person, CancellationToken ct)
    {
        var wanted = person.Values.Where(Traces.Identifies).ToLookup(v => v.Contains('@', StringComparison.Ordinal) ? Folding.Key(v) : Terms.Digits(v), StringComparer.Ordinal);
        var keys = wanted.Select(w => w.Key).ToList();
        var fields = catalog.All.SelectMany(t => t.Fields).Where(f => f.Kind is EmailsKind or PhonesKind).Select(f => f.IndexName).Distinct().ToList();
        var shared = await db.Set<FieldValue>().Where(v => fields.Contains(v.Field) && keys.Contains(v.KeyText) && !person.Ids.Contains(v.RecordId)).Select(v => v.KeyText).Distinct().ToListAsync(ct);
        return wanted.Where(w => !shared.Contains(w.Key, StringComparer.Ordinal)).SelectMany(w => w);
    }
}
