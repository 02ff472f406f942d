using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Normalisation;
using Crm.Platform.Records.Merging;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Records;

/// <summary>Writes records of one type: values checked, references seen, rules held, rights kept. Saving is the unit of work's.</summary>
internal sealed class RecordWriter<T>(
    CrmDbContext db, RecordCatalog catalog, ICurrentUser user, KnownReferences known, ReferenceLabels labels, MergedRecords merged, IEnumerable<IRecordRule<T>> rules,
    TimeProvider clock, IOptions<CompanyOptions> company)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<T> Create(RecordValues values, CancellationToken ct)
    {
        var record = await Make(values, ct);
        db.Add(record);
        foreach (var (source, key) in values.ExternalIds)
        {
            db.Add(new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id });
        }

        return record;
    }

    /// <summary>For bulk work: whether a rule wants to know beforehand what comes.</summary>
    public bool LooksAhead => rules.Any(r => r is IForesight<T>);

    /// <summary>For bulk work: tells such rules what comes.</summary>
    public async Task Foresee(IReadOnlyList<T> drafts, CancellationToken ct)
    {
        foreach (var rule in rules.OfType<IForesight<T>>())
        {
            await rule.Foresee(drafts, ct);
        }
    }

    /// <summary>For bulk work: a record with all checks made, which nobody keeps yet.</summary>
    public async Task<T> Make(RecordValues values, CancellationToken ct)
    {
        var record = type.New();
        record.AssignTo(user.Id, user.TeamId);
        await Apply(record, values, isNew: true, ct);
        if (!user.Covers(type.CreatePermission, record))
        {
            throw new ForbiddenException($"You may not create {type.Resource} for this owner.");
        }

        return record;
    }

    public async Task<T> Update(Guid id, RecordValues values, long? expectedVersion, CancellationToken ct)
    {
        var record = await Load(id, type.EditPermission, expectedVersion, ct);
        GuardLiving(record);
        await Apply(record, values, isNew: false, ct);
        foreach (var (source, key) in values.ExternalIds)
        {
            await AddExternalId(record, source, key, ct);
        }

        return record;
    }

    /// <summary>For bulk work: changes a record that is loaded, alive and visible, after asking whether it may be changed.</summary>
    public async Task Update(T record, RecordValues values, CancellationToken ct)
    {
        Guard(record, type.EditPermission);
        await Apply(record, values, isNew: false, ct);
    }

    /// <summary>For bulk work: the same, but a refused change leaves the record as it was; answers the refusal.</summary>
    public Task<CrmException?> TryUpdate(T record, RecordValues values, CancellationToken ct) => Try(record, values, () => Update(record, values, ct));

    /// <summary>The same for the rest of a creation of one's own.</summary>
    public Task<CrmException?> TryComplete(T record, RecordValues values, CancellationToken ct) => Try(record, values, () => Complete(record, values, ct));

    /// <summary>For bulk work: the rest of a creation of one's own, for which the right to create suffices.</summary>
    public Task Complete(T record, RecordValues values, CancellationToken ct) => Apply(record, values, isNew: false, ct);

    public async Task<T> Delete(Guid id, long? expectedVersion, CancellationToken ct)
    {
        var record = await Load(id, type.DeletePermission, expectedVersion, ct);
        record.Delete(clock.GetUtcNow().UtcDateTime);
        return record;
    }

    public async Task<T> Restore(Guid id, CancellationToken ct)
    {
        var record = await Load(id, type.DeletePermission, expectedVersion: null, ct);
        record.Restore();
        return record;
    }

    /// <summary>For bulk work: moves a loaded record to the bin; false where it is there already.</summary>
    public bool TryDelete(T record)
    {
        Guard(record, type.DeletePermission);
        if (record.IsDeleted)
        {
            return false;
        }

        record.Delete(clock.GetUtcNow().UtcDateTime);
        return true;
    }

    /// <summary>For bulk work: takes a loaded record back from the bin; false where it is not there.</summary>
    public bool TryRestore(T record)
    {
        Guard(record, type.DeletePermission);
        if (!record.IsDeleted)
        {
            return false;
        }

        record.Restore();
        return true;
    }

    /// <summary>For bulk work: refuses what may not be changed, or not while it is in the bin.</summary>
    public void GuardEdit(T record)
    {
        Guard(record, type.EditPermission);
        GuardLiving(record);
    }

    private static void GuardLiving(T record)
    {
        if (record.IsDeleted)
        {
            throw new ConflictException("deleted", "This record is in the bin. Restore it before you change it.");
        }
    }

    private async Task<CrmException?> Try(T record, RecordValues values, Func<Task> change)
    {
        var before = values.All.Keys.Select(f => (Field: f, Value: f.Get(record))).ToList();
        var (ownerId, teamId) = (record.OwnerId, record.TeamId);
        try
        {
            await change();
            return null;
        }
        catch (CrmException e)
        {
            before.ForEach(b => b.Field.Set(record, b.Value));
            record.AssignTo(ownerId, teamId);
            type.Derive(record);
            return e;
        }
    }

    /// <summary>The record for a change: invisible is 404, visible but not permitted 403, another version 412.</summary>
    private async Task<T> Load(Guid id, string permission, long? expectedVersion, CancellationToken ct)
    {
        var record = await db.Set<T>().Reach(user, type.ReadPermission).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException(type.Name);
        Guard(record, permission);
        return expectedVersion is { } expected && expected != record.Version ? throw new StaleVersionException(record.Version, record) : record;
    }

    private void Guard(T record, string permission)
    {
        if (!user.Covers(permission, record))
        {
            throw new ForbiddenException($"You may see this {type.Name} but not change it.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = permission },
            };
        }
    }

    private async Task Apply(T record, RecordValues values, bool isNew, CancellationToken ct)
    {
        var errors = new InputErrors();
        await merged.Follow(values, catalog, known, ct);
        foreach (var (field, value) in values.All)
        {
            if (!values.AreDerived)
            {
                user.CheckWritten(field);
            }

            if (field.Refuse(field.Get(record), value) is { } refusal)
            {
                errors.Add(field.Name, refusal);
                continue;
            }

            field.Set(record, value);
        }

        if (values.AreTyped)
        {
            Normaliser.Settle(type, record, values, company.Value.Country);
        }

        if (isNew)
        {
            Completeness.SetDefaults(type, record, values);
        }

        Completeness.Check(type, record, values, isNew, errors);
        await CheckReferences(values, errors, ct);
        await FollowOwner(record, values, errors, ct);
        type.Derive(record);
        foreach (var rule in rules)
        {
            await rule.Check(record, values, errors, ct);
        }

        errors.ThrowIfAny();
        if (values.RawValues.Count > 0)
        {
            db.AddRange(RawValue.Of(type.Name, record.Id, values.RawValues, clock.GetUtcNow().UtcDateTime, RawValue.Typed));
        }
    }

    /// <summary>Asks the rules again as if every reference of the record were new.</summary>
    public async Task CheckLinks(T record, CancellationToken ct)
    {
        var errors = new InputErrors();
        var links = new RecordValues();
        foreach (var field in type.Fields.Where(f => f.ReferenceTo is not null && !f.IsReadOnly))
        {
            links.Set(field, field.Get(record));
        }

        foreach (var rule in rules)
        {
            await rule.Check(record, links, errors, ct);
        }

        errors.ThrowIfAny();
    }

    private async Task CheckReferences(RecordValues values, InputErrors errors, CancellationToken ct)
    {
        foreach (var (field, value) in values.All)
        {
            if (field.ReferenceTo is not { } target || value is not Guid id || labels.Source(target) is not { } source || known.IsSeen(target, id))
            {
                continue;
            }

            if ((await source.Labels([id], ct)).ContainsKey(id))
            {
                known.Saw(target, id);
            }
            else
            {
                errors.Add(field.Name, $"There is no {target} with this id that you can see.");
            }
        }
    }

    private async Task FollowOwner(T record, RecordValues values, InputErrors errors, CancellationToken ct)
    {
        if (type.Find("ownerId") is not { } owner || !values.TryGet(owner, out var value))
        {
            return;
        }

        if (value is not Guid ownerId)
        {
            record.AssignTo(null, null);
            return;
        }

        var (exists, teamId) = await known.TeamOf(ownerId, ct);
        if (exists)
        {
            record.AssignTo(ownerId, teamId);
        }
        else
        {
            errors.Add("ownerId", "There is no active user with this id.");
        }
    }

    private async Task AddExternalId(T record, string source, string key, CancellationToken ct)
    {
        var stored = await db.Set<ExternalId>().FirstOrDefaultAsync(e => e.RecordType == type.Name && e.Source == source && e.Key == key, ct);
        if (stored is null)
        {
            db.Add(new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id });
        }
        else if (stored.RecordId != record.Id)
        {
            throw new ConflictException("external_id_taken", $"Another {type.Name} already has the key {key} of {source}.");
        }
    }
}
