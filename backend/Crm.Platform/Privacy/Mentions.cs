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

    /// <summary>The person's addresses and numbers that are nobody else's: the switchboard of a company stays in its notes. Names are not taken out: others have the same.</summary>
    public Traces Own { get; private set; } = new([]);

    public IReadOnlyCollection<Guid> Changes { get; private set; } = [];

    public IEnumerable<Guid> Records => records.Values.SelectMany(r => r);

    public IReadOnlyCollection<Guid> Of(RecordType type) => records.GetValueOrDefault(type.Name, []);

    public async Task Find(Person person, CancellationToken ct)
    {
        Own = new Traces(await WithoutShared(person, ct));
        var sweep = new TableSweep(db);
        foreach (var type in Own.Any ? catalog.All : [])
        {
            records[type.Name] = [.. (await sweep.Ids(db.Model.FindEntityType(type.RecordClass)!, nameof(Record.Id), Own, ct)).Except(person.Ids)];
        }

        Changes = await sweep.Ids(db.Model.FindEntityType(typeof(Change))!, nameof(Change.Id), Own, ct);
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
