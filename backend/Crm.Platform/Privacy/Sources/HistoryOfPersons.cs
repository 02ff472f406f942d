using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Leases;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>
/// What was changed in a person's records: that it was changed stays, the values go. The chain of the audit log covers history, so what is
/// redacted is checked first and digested anew, and the old salt is destroyed.
/// </summary>
internal sealed class HistoryOfPersons(CrmDbContext db, RecordCatalog catalog, Mentions mentions, UnitOfWork unitOfWork, TimeProvider clock) : IPersonalData
{
    public string Source => "history";

    public IReadOnlyList<Type> Tables => [typeof(Change)];

    public int Order => 2;

    public Task<long> Count(Person person, CancellationToken ct) => Of(person).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) =>
        [.. (await Of(person).AsNoTracking().Join(db.Set<ChangeSet>(), c => c.ChangeSetId, s => s.Id, (c, s) => new { Change = c, s.At, s.Source }).OrderBy(c => c.At).ToListAsync(ct))
            .Select(c => new JsonObject
            {
                ["at"] = c.At, ["source"] = c.Source.ToString(), ["recordId"] = c.Change.RecordId, ["operation"] = c.Change.Operation.ToString(),
                ["before"] = c.Change.Before is { } before ? JsonNode.Parse(before) : null, ["after"] = c.Change.After is { } after ? JsonNode.Parse(after) : null,
            })];

    public async Task<long> Erase(Person person, CancellationToken ct)
    {
        await unitOfWork.Begin(ct);

        // Nothing is linked into the chain meanwhile: the sequencer waits for this row.
        await db.Set<Lease>().Where(l => l.Name == AuditSequencer.LeaseName).ExecuteUpdateAsync(u => u.SetProperty(l => l.Position, l => l.Position), ct);
        var changes = await Of(person).ToListAsync(ct);
        var others = await Mentioning(person, ct);
        var slices = changes.Concat(others.Select(o => o.Change)).Select(c => c.SliceId).Distinct().ToList();
        var numbers = await db.Set<ChangeSlice>().Where(s => slices.Contains(s.Id) && s.Sequence > 0).Select(s => s.Sequence).ToListAsync(ct);
        var portions = await Covering(numbers, ct);
        foreach (var change in changes)
        {
            db.Entry(change).Property(c => c.Before).CurrentValue = Redact(catalog.Find(change.RecordType), change.Before);
            db.Entry(change).Property(c => c.After).CurrentValue = Redact(catalog.Find(change.RecordType), change.After);
        }

        foreach (var (change, before, after) in others)
        {
            db.Entry(change).Property(c => c.Before).CurrentValue = before;
            db.Entry(change).Property(c => c.After).CurrentValue = after;
        }

        await unitOfWork.Flush(ct);
        foreach (var (old, wasIntact) in portions)
        {
            var portion = ChangePortion.Of(old);
            var salt = ChangePortion.NewSalt();
            var redacted = await ChangePortion.Read(db, portion.From, portion.To, salt, ct) with { Broken = !wasIntact };
            db.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, Source = ChangeSource.System, Action = AuditActions.ChangesRedacted, Details = redacted.ToJson(), Salt = salt });
            old.Salt = null;
        }

        await unitOfWork.Flush(ct);
        return changes.Count + others.Count;
    }

    // Also the one by which the mention has just been taken out of the record.
    private async Task<List<(Change Change, string? Before, string? After)>> Mentioning(Person person, CancellationToken ct)
    {
        var (found, records, all) = (mentions.Changes, mentions.Records.ToList(), person.AllIds);
        var some = await db.Set<Change>().Where(c => (found.Contains(c.Id) || records.Contains(c.RecordId)) && !all.Contains(c.RecordId)).ToListAsync(ct);
        return
        [
            .. some.Select(c => (Change: c, Before: WithoutMentions(catalog.Find(c.RecordType), c.Before), After: WithoutMentions(catalog.Find(c.RecordType), c.After)))
                .Where(c => c.Before != c.Change.Before || c.After != c.Change.After),
        ];
    }

    // The other record's own addresses and numbers are its own.
    private string? WithoutMentions(RecordType? type, string? json)
    {
        if (json is null)
        {
            return null;
        }

        var values = JsonNode.Parse(json)!.AsObject();
        var isChanged = false;
        foreach (var (name, value) in values.Where(v => v.Value is not null && type?.Find(v.Key)?.Kind is not (EmailsKind or PhonesKind)).ToList())
        {
            var text = value!.ToJsonString(Options);
            if (type?.Find(name)?.Kind is IObjectsKind && value is JsonArray items)
            {
                isChanged |= items.OfType<JsonObject>().ToList().FindAll(new(mentions.TakeOut)).Count > 0;
            }
            else if (mentions.Own.In(text))
            {
                values[name] = JsonNode.Parse(mentions.Own.Replace(text, TableSweep.Erased));
                isChanged = true;
            }
        }

        return isChanged ? values.ToJsonString(Options) : json;
    }

    private IQueryable<Change> Of(Person person)
    {
        var ids = person.AllIds;
        return db.Set<Change>().Where(c => ids.Contains(c.RecordId));
    }

    private async Task<List<(AuditEntry Entry, bool WasIntact)>> Covering(List<long> numbers, CancellationToken ct)
    {
        var latest = new Dictionary<(long, long), AuditEntry>();
        await foreach (var entry in db.Set<AuditEntry>().Where(a => a.Action == AuditActions.ChangesCommitted || a.Action == AuditActions.ChangesRedacted)
            .OrderBy(a => a.At).ThenBy(a => a.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var portion = ChangePortion.Of(entry);
            if (numbers.Exists(n => n >= portion.From && n <= portion.To))
            {
                latest[(portion.From, portion.To)] = entry;
            }
        }

        var found = new List<(AuditEntry, bool)>();
        foreach (var entry in latest.Values)
        {
            var portion = ChangePortion.Of(entry);
            found.Add((entry, !portion.Broken && entry.Salt is { } salt && (await ChangePortion.Read(db, portion.From, portion.To, salt, ct)).Digest == portion.Digest));
        }

        return found;
    }

    // Which fields a person has had may stay nameless as well: what is no longer declared goes too.
    private static string? Redact(RecordType? type, string? json)
    {
        if (json is null)
        {
            return null;
        }

        var values = JsonNode.Parse(json)!.AsObject();
        foreach (var name in values.Select(v => v.Key).ToList())
        {
            if (type?.Find(name) is not { IsPersonal: false } field || RecordsOfPersons.IsErased(field))
            {
                values.Remove(name);
            }
        }

        return values.ToJsonString(Options);
    }

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
