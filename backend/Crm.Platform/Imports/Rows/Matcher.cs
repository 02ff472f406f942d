using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Platform.Normalisation;
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

    private readonly List<Field> references = [.. type.DeclaredReferences.Where(f => f.IsImportable && f.ReferenceTo != type.Name)];

    private bool IsPerson => type.IdentityFields.Count > 1;

    public async Task<MatchSet<T>> Load(ImportPlan plan, IReadOnlyList<(ReadRow Row, T Draft)> rows, TrialMemory? memory, CancellationToken ct)
    {
        var set = new MatchSet<T>(type);
        var keys = Asks(plan, MatchKind.ExternalId) ? rows.Select(r => r.Row.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToList() : [];
        foreach (var stored in await StoredKeys(keys, plan.Source, ct))
        {
            set.Keys[stored.Key] = stored;
        }

        var fingerprints = Asks(plan, MatchKind.Name) ? await SameRows([.. rows.Select(r => r.Row.Fingerprint).OfType<long>().Distinct()], ct) : [];
        var ids = new HashSet<Guid>(set.Keys.Values.Select(k => k.RecordId));
        ids.UnionWith(fingerprints.Select(f => f.RecordId));
        ids.UnionWith(keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty));
        ids.UnionWith(await Holders(Asks(plan, MatchKind.Domains) ? type.Fields.Where(f => f.Name == MatchSet<T>.DomainsField) : [], rows.SelectMany(r => set.Domains(r.Draft)), ct));
        ids.UnionWith(await Holders(Asks(plan, MatchKind.Emails) ? type.Fields.Where(f => f.Kind is EmailsKind) : [], rows.SelectMany(r => set.Emails(r.Draft)), ct));
        ids.UnionWith(await Holders(Asks(plan, MatchKind.Phones) ? type.Fields.Where(f => f.Kind is PhonesKind) : [], rows.SelectMany(r => set.Phones(r.Draft)), ct));
        ids.Remove(Guid.Empty);

        var visible = db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission).Where(r => r.DeletionId == Guid.Empty);
        var wanted = ids.ToList();
        var found = wanted.Count == 0 ? [] : await visible.Where(r => EF.Parameter(wanted).Contains(r.Id)).ToListAsync(ct);
        found.ForEach(set.Add);
        set.Invisible.UnionWith(await Hidden([.. set.Keys.Values.Select(k => k.RecordId).Where(id => !set.Ids.Contains(id))], ct));
        if (Asks(plan, MatchKind.Name))
        {
            (await Namesakes(visible, set, rows, ct)).ForEach(set.Add);
        }

        foreach (var stored in await KeysOf(set, keys.Count > 0 ? plan.Source : null, ct))
        {
            set.AddKey(stored.Key, stored.RecordId);
        }

        if (rows.Any(r => r.Row.Consents.Count > 0))
        {
            var known = set.Ids.ToList();
            foreach (var said in (await db.Set<ConsentState>().AsNoTracking().Where(s => EF.Parameter(known).Contains(s.RecordId)).ToListAsync(ct)).GroupBy(s => s.RecordId))
            {
                set.Consents[said.Key] = [.. said];
            }
        }

        if (rows.Any(r => r.Row.Proposals.Exists(p => p.Rule == RawValue.Kept)))
        {
            var known = set.Ids.ToList();
            set.Kept.UnionWith((await db.Set<RawValue>().AsNoTracking().Where(v => EF.Parameter(known).Contains(v.RecordId) && v.Rule == RawValue.Kept).ToListAsync(ct)).Select(v => (v.RecordId, v.Field, v.Raw)));
        }

        fingerprints.ForEach(f => set.AddFingerprint(f.Fingerprint, f.RecordId));
        memory?.Recall(type, set, rows);
        return set;
    }

    private static bool Asks(ImportPlan plan, MatchKind kind) => plan.MatchBy.Contains(kind);

    private async Task<List<ExternalId>> StoredKeys(List<string> keys, string? source, CancellationToken ct) => source is null || keys.Count == 0
        ? []
        : await db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == type.Name && e.Source == source && EF.Parameter(keys).Contains(e.Key)).ToListAsync(ct);

    private async Task<IReadOnlyCollection<Guid>> Hidden(List<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await db.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id) && r.DeletionId == Guid.Empty).Select(r => r.Id).ToListAsync(ct);

    private async Task<List<(long Fingerprint, Guid RecordId)>> SameRows(List<long> fingerprints, CancellationToken ct)
    {
        if (fingerprints.Count == 0)
        {
            return [];
        }

        var wanted = fingerprints.ConvertAll(f => (long?)f);
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => EF.Parameter(wanted).Contains(r.Fingerprint) && r.RecordId != null)
            .Select(r => new { r.Fingerprint, r.RecordId }).Distinct().ToListAsync(ct);
        return [.. rows.Select(r => (r.Fingerprint!.Value, r.RecordId!.Value))];
    }

    private async Task<IReadOnlyList<Guid>> Holders(IEnumerable<Field> fields, IEnumerable<string> values, CancellationToken ct)
    {
        var names = fields.Select(f => f.IndexName).ToList();
        var keys = names.Count == 0 ? [] : values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 0
            ? []
            : await db.Set<FieldValue>().AsNoTracking().Where(v => names.Contains(v.Field) && EF.Parameter(keys).Contains(v.KeyText)).Select(v => v.RecordId).Take(MaxCandidates).ToListAsync(ct);
    }

    /// <summary>
    /// Records of the same name. Of people only those for whom something can speak: a frequent name has thousands of bearers, and most rows
    /// come with a company, which is asked for in the same breath.
    /// </summary>
    private async Task<List<T>> Namesakes(IQueryable<T> visible, MatchSet<T> set, IReadOnlyList<(ReadRow Row, T Draft)> rows, CancellationToken ct)
    {
        if (type.LabelField.KeyColumn is not { } column)
        {
            return [];
        }

        var any = rows.Where(r => !IsPerson || SaysMoreThanLinks(r.Draft)).Select(r => set.Label(r.Draft)).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        var found = any.Count == 0 ? [] : await visible.Where(r => EF.Parameter(any).Contains(EF.Property<string>(r, column))).OrderBy(r => r.Id).Take(MaxCandidates).ToListAsync(ct);
        foreach (var reference in IsPerson ? references : [])
        {
            var linked = rows.Select(r => (Name: set.Label(r.Draft), Target: reference.Get(r.Draft) as Guid?)).Where(p => p.Target is not null && p.Name.Length > 0 && !any.Contains(p.Name))
                .Select(p => (p.Name, p.Target!.Value)).Distinct().ToList();
            if (linked.Count > 0)
            {
                var target = reference.PropertyName;
                found.AddRange(await NamedLink.All(db, linked).SelectMany(p => visible.Where(r => EF.Property<string>(r, column) == p.Name && EF.Property<Guid?>(r, target) == p.Target))
                    .OrderBy(r => r.Id).Take(MaxCandidates).ToListAsync(ct));
            }
        }

        return found;
    }

    // A street, a postal code or a day of birth can agree with any namesake; who says nothing at all is found among those who say nothing either.
    private bool SaysMoreThanLinks(T draft)
    {
        var says = type.Fields.Where(f => f.IsImportable && !f.Kind.IsEmpty(f.Get(draft))).ToList();
        return says.Exists(f => (f.Get(draft) is List<PostalAddress> addresses && addresses.Exists(Evidence.CanAgree)) || (f.Kind is DateKind && f.IsPersonal)) || !says.Exists(f => f.Kind is EmailsKind or PhonesKind || references.Contains(f));
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
            : await db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == type.Name && e.Source == source && EF.Parameter(ids).Contains(e.RecordId)).ToListAsync(ct);

        // The keys of this batch first: a record may have several.
        return set.Keys.Values.Concat(others);
    }
}
