using Crm.Platform.Audit;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.CustomFields;

/// <summary>Changes definitions: checked against the others of their record type, versioned, and noted as a change set.</summary>
internal sealed class CustomFieldStore(
    CrmDbContext db, RecordCatalog records, CustomFieldCatalog catalog, ChangeRecorder recorder, JobQueue jobs, ICurrentUser user, IAuditLog audit, TimeProvider clock)
{
    /// <summary>Under this name history keeps changes of definitions.</summary>
    public const string RecordType = "customField";

    private static readonly string[] Unnoted = ["id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"];

    public async Task<CustomField> Load(Guid id, long? expectedVersion, CancellationToken ct)
    {
        var field = await db.Set<CustomField>().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotFoundException("custom field");
        return expectedVersion is { } expected && expected != field.Version ? throw new StaleVersionException(field.Version, CustomFieldResponse.Of(field)) : field;
    }

    public async Task<List<CustomField>> Others(CustomField field, CancellationToken ct) =>
        await db.Set<CustomField>().AsNoTracking().Where(f => f.RecordType == field.RecordType && f.Id != field.Id).ToListAsync(ct);

    public async Task<CustomField> Add(CustomField field, CancellationToken ct)
    {
        await Check(field, ct);
        db.Add(field);
        Save(field, before: null, ChangeKind.Create);
        Recompute(field);
        return field;
    }

    /// <summary>Makes a change and checks what comes of it.</summary>
    public async Task<CustomField> Change(CustomField field, ChangeKind operation, Action<CustomField> change, CancellationToken ct)
    {
        var before = CustomFieldResponse.Of(field);
        var (formula, retired) = (field.Formula, field.Retired);
        change(field);
        await Check(field, ct);
        if (Differences(before, CustomFieldResponse.Of(field)).Count == 0)
        {
            db.Entry(field).State = EntityState.Unchanged;
            return field;
        }

        Save(field, before, operation);
        if (field.Formula != formula || (retired && !field.Retired))
        {
            Recompute(field);
        }

        return field;
    }

    private async Task Check(CustomField field, CancellationToken ct)
    {
        await catalog.Refresh(ct);
        var type = records.Find(field.RecordType) ?? throw new InvalidInputException("recordType", $"There is no record type {field.RecordType}.");
        var errors = new InputErrors();
        new CustomFieldRules(records, type, await Others(field, ct)).Check(field, errors);
        errors.ThrowIfAny();
    }

    private void Save(CustomField field, CustomFieldResponse? before, ChangeKind operation)
    {
        field.Stamp(user.Id, clock.GetUtcNow().UtcDateTime);
        var changed = Differences(before, CustomFieldResponse.Of(field));
        audit.Write(AuditActions.SettingsChanged, RecordType, field.Id, new { operation, fields = changed.Keys });
        recorder.Note(
            RecordType, field.Id, operation, field.Version,
            before is null ? null : Write(changed.ToDictionary(c => c.Key, c => c.Value.Before, StringComparer.Ordinal)),
            Write(changed.ToDictionary(c => c.Key, c => c.Value.After, StringComparer.Ordinal)));
    }

    // Records have no value of a formula until they are saved, or until this has been through them.
    private void Recompute(CustomField field)
    {
        if (field is { Kind: CustomFieldKind.Formula, Retired: false })
        {
            jobs.Enqueue(RecomputeFormulas.Kind, field.Id);
        }
    }

    private static Dictionary<string, (JsonElement? Before, JsonElement? After)> Differences(CustomFieldResponse? before, CustomFieldResponse after)
    {
        var old = before is null ? [] : Members(before);
        return Members(after).Where(m => !Unnoted.Contains(m.Key) && Text(old.GetValueOrDefault(m.Key)) != Text(m.Value))
            .ToDictionary(m => m.Key, m => (old.TryGetValue(m.Key, out var value) ? value : (JsonElement?)null, (JsonElement?)m.Value), StringComparer.Ordinal);
    }

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "null" : value.GetRawText();

    private static Dictionary<string, JsonElement> Members(CustomFieldResponse response) =>
        JsonSerializer.SerializeToElement(response, Json).EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);

    private static string Write(Dictionary<string, JsonElement?> values) => JsonSerializer.Serialize(values, Json);

    // With empty members, so that "emptied" shows as a change.
    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };
}
