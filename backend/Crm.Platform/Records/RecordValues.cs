using System.Text.Json;

namespace Crm.Platform.Records;

/// <summary>Values for some fields of a record, read and checked; what is absent stays as it is.</summary>
public sealed class RecordValues
{
    private readonly Dictionary<Field, object?> values = [];

    public IReadOnlyDictionary<Field, object?> All => values;

    /// <summary>Keys by which other systems know the record: they are added, never taken away.</summary>
    public List<(string Source, string Key)> ExternalIds { get; } = [];

    public void Set(Field field, object? value) => values[field] = value;

    public bool TryGet(Field field, out object? value) => values.TryGetValue(field, out value);

    /// <summary>Reads a request body; unknown and read-only members are refused by name.</summary>
    public static RecordValues Read(RecordType type, JsonElement body)
    {
        var errors = new InputErrors();
        var read = new RecordValues();
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

            var field = type.Find(member.Name);
            if (field is null)
            {
                errors.Add(member.Name, $"There is no member {member.Name} in {type.Name}.");
            }
            else if (field.IsReadOnly)
            {
                errors.Add(member.Name, $"{member.Name} is read-only.");
            }
            else
            {
                read.Set(field, field.Kind.Read(member.Value, field, member.Name, errors));
            }
        }

        errors.ThrowIfAny();
        return read;
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
