using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>Fetches what the rows of one batch may mean: a handful of queries, however many rows.</summary>
internal sealed class Matcher<T>(CrmDbContext db, RecordType<T> type, ICurrentUser user)
    where T : Record
{
    /// <summary>Namesakes beyond this are not looked at: nobody has so many people of one name in one batch.</summary>
    private const int MaxCandidates = 5000;

    /// <summary>The keys of this batch as they are stored, also those of records in the bin.</summary>
    public Dictionary<string, ExternalId> Keys { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Living records that have a key of this batch but that the user may not see.</summary>
    public IReadOnlyCollection<Guid> Invisible { get; private set; } = [];

    public async Task<MatchSet<T>> Load(IReadOnlyList<(ReadRow Row, T Draft)> rows, string? source, CancellationToken ct)
    {
        var set = new MatchSet<T>(type);
        var keys = rows.Select(r => r.Row.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Keys = await StoredKeys(keys, source, ct);
        var fingerprints = await SameRows([.. rows.Select(r => r.Row.Fingerprint).OfType<long>().Distinct()], ct);
        var ids = new HashSet<Guid>(Keys.Values.Select(k => k.RecordId));
        ids.UnionWith(fingerprints.Select(f => f.RecordId));
        ids.UnionWith(keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty));
        ids.UnionWith(await Holders<EmailsKind>(rows.SelectMany(r => set.Emails(r.Draft)), ct));
        ids.UnionWith(await Holders<PhonesKind>(rows.SelectMany(r => set.Phones(r.Draft)), ct));
        ids.Remove(Guid.Empty);

        var visible = db.Set<T>().Reach(user, type.ReadPermission).Where(r => r.DeletionId == Guid.Empty);
        var wanted = ids.ToList();
        var found = wanted.Count == 0 ? [] : await visible.Where(r => wanted.Contains(r.Id)).ToListAsync(ct);
        found.ForEach(set.Add);
        Invisible = await Hidden([.. Keys.Values.Select(k => k.RecordId).Where(id => !set.Ids.Contains(id))], ct);
        (await Namesakes(visible, [.. rows.Select(r => set.Label(r.Draft)).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)], ct)).ForEach(set.Add);

        foreach (var stored in await KeysOf(set, keys.Count > 0 ? source : null, ct))
        {
            set.AddKey(stored.Key, stored.RecordId);
        }

        fingerprints.ForEach(f => set.AddFingerprint(f.Fingerprint, f.RecordId));
        return set;
    }

    private async Task<Dictionary<string, ExternalId>> StoredKeys(List<string> keys, string? source, CancellationToken ct) => source is null || keys.Count == 0
        ? new(StringComparer.Ordinal)
        : await db.Set<ExternalId>().Where(e => e.RecordType == type.Name && e.Source == source && keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, StringComparer.Ordinal, ct);

    private async Task<IReadOnlyCollection<Guid>> Hidden(List<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await db.Set<T>().Where(r => ids.Contains(r.Id) && r.DeletionId == Guid.Empty).Select(r => r.Id).ToListAsync(ct);

    private async Task<List<(long Fingerprint, Guid RecordId)>> SameRows(List<long> fingerprints, CancellationToken ct)
    {
        if (fingerprints.Count == 0)
        {
            return [];
        }

        var wanted = fingerprints.ConvertAll(f => (long?)f);
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => wanted.Contains(r.Fingerprint) && r.RecordId != null)
            .Select(r => new { r.Fingerprint, r.RecordId }).Distinct().ToListAsync(ct);
        return [.. rows.Select(r => (r.Fingerprint!.Value, r.RecordId!.Value))];
    }

    private async Task<IReadOnlyList<Guid>> Holders<TKind>(IEnumerable<string> values, CancellationToken ct)
        where TKind : FieldKind
    {
        var keys = values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var fields = type.Fields.Where(f => f.Kind is TKind).Select(f => f.IndexName).ToList();
        return keys.Count == 0
            ? []
            : await db.Set<FieldValue>().AsNoTracking().Where(v => fields.Contains(v.Field) && keys.Contains(v.KeyText)).Select(v => v.RecordId).OrderBy(id => id).Take(MaxCandidates).ToListAsync(ct);
    }

    private async Task<List<T>> Namesakes(IQueryable<T> visible, List<string> labels, CancellationToken ct)
    {
        if (labels.Count == 0 || type.LabelField.KeyColumn is not { } column)
        {
            return [];
        }

        return await visible.Where(r => labels.Contains(EF.Property<string>(r, column))).OrderBy(r => r.Id).Take(MaxCandidates).ToListAsync(ct);
    }

    private async Task<IEnumerable<ExternalId>> KeysOf(MatchSet<T> set, string? source, CancellationToken ct)
    {
        if (source is null)
        {
            return [];
        }

        var ids = set.Ids.ToList();
        var others = ids.Count == 0
            ? []
            : await db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == type.Name && e.Source == source && ids.Contains(e.RecordId)).ToListAsync(ct);

        // The keys of this batch first: a record may have several.
        return Keys.Values.Concat(others);
    }
}
