using System.Text.Json;
using Crm.Platform.CustomFields;
using Crm.Platform.Normalisation;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Records;

/// <summary>Values for some fields of a record, read and checked; what is absent stays as it is.</summary>
public sealed class RecordValues
{
    private readonly Dictionary<Field, object?> values = [];

    public IReadOnlyDictionary<Field, object?> All => values;

    /// <summary>Keys by which other systems know the record: they are added, never taken away.</summary>
    public List<(string Source, string Key)> ExternalIds { get; } = [];

    /// <summary>What had been typed before somebody accepted what normalising made of it.</summary>
    internal List<Proposal> RawValues { get; } = [];

    /// <summary>They follow from other records and not from what somebody typed, so that rights on single fields do not matter.</summary>
    internal bool AreDerived { get; init; }

    /// <summary>An undo puts them back: what a change brings with it goes back by itself.</summary>
    public bool AreUndone { get; init; }

    /// <summary>Somebody gave them just now, so that numbers in them belong where the record does.</summary>
    internal bool AreTyped { get; private init; }

    /// <summary>Instants as finely as every engine keeps them, so that what is answered now is what is read later.</summary>
    public void Set(Field field, object? value) => values[field] = value is DateTime instant ? InstantKind.Kept(instant) : value;

    public bool TryGet(Field field, out object? value) => values.TryGetValue(field, out value);

    /// <summary>Reads a request body; unknown and read-only members are refused by name.</summary>
    public static RecordValues Read(RecordType type, JsonElement body)
    {
        var errors = new InputErrors();
        var read = new RecordValues { AreTyped = true };
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", "Send a JSON object.");
            errors.ThrowIfAny();
        }

        foreach (var member in body.EnumerateObject())
        {
            if (member.Name == "externalIds")
            {
                read.ReadExternalIds(member.Value, errors);
                continue;
            }

            if (member.Name == "rawValues")
            {
                read.RawValues.AddRange(RawText.Read(member.Value, type, errors));
                continue;
            }

            if (member.Name == "custom")
            {
                read.ReadCustom(type, member.Value, errors);
                continue;
            }

            // "custom.key" is the name of the same field wherever fields are named one by one.
            read.Read(type, type.Find(member.Name), member.Name, member.Value, errors);
        }

        errors.ThrowIfAny();
        return read;
    }

    private void ReadCustom(RecordType type, JsonElement json, InputErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add("custom", "Send an object with the keys of custom fields.");
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            var name = CustomField.Prefix + member.Name;
            Read(type, type.Find(name), name, member.Value, errors);
        }
    }

    private void Read(RecordType type, Field? field, string name, JsonElement value, InputErrors errors)
    {
        if (field is null)
        {
            errors.Add(name, $"There is no member {name} in {type.Name}.");
        }
        else if (field.IsReadOnly)
        {
            errors.Add(name, $"{name} is read-only.");
        }
        else
        {
            Set(field, field.Kind.Read(value, field, name, errors));
        }
    }

    /// <summary>Whether a source and a key have the lengths that are kept.</summary>
    internal static bool IsExternalId(string? source, string? key) => source is { Length: > 0 and <= 60 } && key is { Length: > 0 and <= 200 };

    internal void AddExternalId(string source, string key)
    {
        if (!ExternalIds.Contains((source, key)))
        {
            ExternalIds.Add((source, key));
        }
    }

    private void ReadExternalIds(JsonElement json, InputErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add("externalIds", "Send a list of {\"source\", \"key\"}.");
            return;
        }

        foreach (var item in json.EnumerateArray())
        {
            var source = Member(item, "source");
            var key = Member(item, "key");
            if (!IsExternalId(source, key))
            {
                errors.Add("externalIds", "Each needs a source (60 characters at most) and a key (200 at most).");
                return;
            }

            AddExternalId(source!, key!);
        }

        static string? Member(JsonElement item, string name) =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
