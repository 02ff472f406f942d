using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.CustomFields;
using Crm.Platform.Records;

namespace Crm.Platform.Bulk;

/// <summary>The same change for many records: values that take the place of what is there, and items that join or leave lists.</summary>
internal sealed class BulkChanges
{
    private readonly List<(Field Field, object? Added, object? Removed)> lists = [];

    private BulkChanges(RecordValues values) => Values = values;

    public RecordValues Values { get; }

    public IEnumerable<Field> Fields => Values.All.Keys.Concat(lists.Select(l => l.Field));

    /// <summary>Reads {"field": value, "tags": {"add": [...], "remove": [...]}}; what a single edit would refuse is refused here too.</summary>
    public static BulkChanges Read(RecordType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.EnumerateObject().Any())
        {
            throw new InvalidInputException("changes", "Send an object with the fields to change.");
        }

        var errors = new InputErrors();
        var items = new List<(Field Field, object? Added, object? Removed)>();
        var whole = Split(type, json, prefix: "", items, errors);
        if (whole.TryGetValue("custom", out var custom) && custom.ValueKind == JsonValueKind.Object)
        {
            whole["custom"] = JsonSerializer.SerializeToElement(Split(type, custom, CustomField.Prefix, items, errors));
        }

        errors.ThrowIfAny();
        if (whole.ContainsKey("externalIds"))
        {
            throw new InvalidInputException("externalIds", "Keys of other systems are each record's own.");
        }

        var changes = new BulkChanges(RecordValues.Read(type, JsonSerializer.SerializeToElement(whole)));
        changes.lists.AddRange(items);
        return changes;
    }

    public static BulkChanges To(RecordType type, Guid ownerId)
    {
        var values = new RecordValues();
        values.Set(type.Find("ownerId")!, ownerId);
        return new BulkChanges(values);
    }

    /// <summary>What differs from the record as it is; refuses where a list cannot take what is added.</summary>
    public RecordValues For(Record record)
    {
        var changed = new RecordValues();
        foreach (var (field, value) in Values.All)
        {
            Note(changed, field, record, value);
        }

        foreach (var (field, added, removed) in lists)
        {
            var wanted = field.Kind.Without(field.Kind.Merge(field.Get(record), added), removed);
            if (!field.Kind.IsEmpty(field.Kind.Without(field.Kind.Without(added, removed), wanted)))
            {
                throw new InvalidInputException(field.Name, $"There is no room left in {field.Name}.", "too_many_values");
            }

            Note(changed, field, record, wanted);
        }

        return changed;
    }

    // Takes out what changes the items of lists, and answers the rest, which is read as a single edit is.
    private static Dictionary<string, JsonElement> Split(RecordType type, JsonElement json, string prefix, List<(Field Field, object? Added, object? Removed)> items, InputErrors errors)
    {
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && type.Find(prefix + member.Name) is { IsReadOnly: false, Kind.HasItems: true } field)
            {
                items.Add(ReadList(field, member.Value, errors));
            }
            else
            {
                rest.Add(member.Name, member.Value);
            }
        }

        return rest;
    }

    private static void Note(RecordValues changed, Field field, Record record, object? value)
    {
        if (!field.Kind.AreEqual(field.Get(record), value))
        {
            changed.Set(field, value);
        }
    }

    private static (Field Field, object? Added, object? Removed) ReadList(Field field, JsonElement json, InputErrors errors)
    {
        object? added = null;
        object? removed = null;
        foreach (var member in json.EnumerateObject())
        {
            var path = $"{field.Name}.{member.Name}";
            switch (member.Name)
            {
                case "add":
                    added = field.Kind.Read(member.Value, field, path, errors);
                    break;
                case "remove":
                    removed = field.Kind.Read(member.Value, field, path, errors);
                    break;
                default:
                    errors.Add(path, "Send a list, or an object with add and remove.");
                    break;
            }
        }

        return (field, added, removed);
    }
}
