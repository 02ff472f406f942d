using System.Text.Json;

namespace Crm.Platform.Records.Conditions;

/// <summary>A tree of conditions: the same for filters in the address, saved views and segments.</summary>
public abstract record Condition
{
    private const int MaxDepth = 6;

    /// <summary>Reads {"all": [...]}, {"any": [...]} or {"field", "op", "value"}.</summary>
    public static Condition? Read(JsonElement json, RecordType type, InputErrors errors, string path = "where", int depth = 0)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "Send an object with all, any, or field and op.");
            return null;
        }

        if (depth > MaxDepth)
        {
            errors.Add(path, $"Nest conditions {MaxDepth} deep at most.");
            return null;
        }

        foreach (var (name, isAll) in (ReadOnlySpan<(string, bool)>)[("all", true), ("any", false)])
        {
            if (json.TryGetProperty(name, out var list))
            {
                return ReadGroup(json, list, isAll, type, errors, $"{path}.{name}", depth);
            }
        }

        return FieldCondition.ReadField(json, type, errors, path);
    }

    private static GroupCondition? ReadGroup(JsonElement json, JsonElement list, bool isAll, RecordType type, InputErrors errors, string path, int depth)
    {
        if (list.ValueKind != JsonValueKind.Array || json.EnumerateObject().Count() != 1)
        {
            errors.Add(path, "Send a list of conditions, and nothing beside it.");
            return null;
        }

        if (list.GetArrayLength() > 50)
        {
            errors.Add(path, "Send 50 conditions at most in one group.");
            return null;
        }

        var parts = list.EnumerateArray().Select((item, i) => Read(item, type, errors, $"{path}[{i}]", depth + 1)).ToList();
        return parts.Contains(null) ? null : new GroupCondition(isAll, parts!);
    }
}

/// <summary>All or any of the parts; an empty group holds for everything.</summary>
public sealed record GroupCondition(bool IsAll, IReadOnlyList<Condition> Parts) : Condition;

/// <summary>One comparison of one field, or of a part of it such as the city of its addresses.</summary>
public sealed record FieldCondition(Field Field, string SubField, string Operator, IReadOnlyList<object?> Values) : Condition
{
    /// <summary>The reference that leads to the record whose field this is; null where it is a field of the record itself.</summary>
    public Hop? Via { get; init; }

    internal static FieldCondition? ReadField(JsonElement json, RecordType type, InputErrors errors, string path)
    {
        string? name = null;
        string? op = null;
        JsonElement? value = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "field" when member.Value.ValueKind == JsonValueKind.String:
                    name = member.Value.GetString();
                    break;
                case "op" when member.Value.ValueKind == JsonValueKind.String:
                    op = member.Value.GetString();
                    break;
                case "value":
                    value = member.Value;
                    break;
                default:
                    errors.Add($"{path}.{member.Name}", "A condition has field, op and value.");
                    return null;
            }
        }

        if (name is null || op is null)
        {
            errors.Add(path, "A condition needs field and op.");
            return null;
        }

        return Resolve(name, op, type, errors, path) is { } target
            ? ReadValues(target, value, errors, $"{path}.value")
            : null;
    }

    /// <summary>A filter of the address: <c>field=a,b</c> or <c>field[op]=a</c>.</summary>
    internal static FieldCondition? ReadQuery(string name, string? op, string text, RecordType type, InputErrors errors)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        op ??= parts.Length > 1 ? "in" : "eq";
        if (Resolve(name, op, type, errors, name) is not { } target)
        {
            return null;
        }

        if (op == "isNull")
        {
            return bool.TryParse(text, out var isNull) ? target with { Values = [isNull] } : Refuse(errors, name, "isNull takes true or false.");
        }

        var texts = op == "in" ? parts : [text];
        return Keep(target, texts.Select(t => ParseText(target.Field, t, errors, name)), errors, name);
    }

    // The condition without its values.
    private static FieldCondition? Resolve(string name, string op, RecordType type, InputErrors errors, string path)
    {
        if (Find(name, type) is { IsFilterable: true } own)
        {
            return Known(new(own, PartOf(own, name), op, []), name, errors, path);
        }

        if (Hop.Read(name, type) is var (hop, rest) && Find(rest, hop.Target) is { IsFilterable: true } other)
        {
            return Known(new(other, PartOf(other, rest), op, []) { Via = hop }, name, errors, path);
        }

        var paths = type.Fields.Where(f => f.PathName is not null && type.Catalog.Find(f.ReferenceTo!) is not null).Select(f => $"{f.PathName}.<field>");
        errors.Add(path, $"{type.Name} cannot be filtered by {name}. Filter by: {string.Join(", ", FilterNames(type).Concat(paths))}.");
        return null;
    }

    private static FieldCondition? Known(FieldCondition condition, string name, InputErrors errors, string path)
    {
        if (condition.Field.Kind.Operators.Contains(condition.Operator))
        {
            return condition;
        }

        errors.Add(path, $"{name} does not know the operator {condition.Operator}. Use: {string.Join(", ", condition.Field.Kind.Operators)}.");
        return null;
    }

    // A field, or the field that has a part of this name.
    private static Field? Find(string name, RecordType type) => type.Find(name)
        ?? (name.LastIndexOf('.') is var dot and > 0 && type.Find(name[..dot]) is { } parent && parent.Kind.SubFields.Contains(name[(dot + 1)..]) ? parent : null);

    private static string PartOf(Field field, string name) => name.Length == field.Name.Length ? "" : name[(field.Name.Length + 1)..];

    private static IEnumerable<string> FilterNames(RecordType type) =>
        type.Fields.Where(f => f.IsFilterable).SelectMany(f => f.Kind.SubFields.Count == 0 ? [f.Name] : f.Kind.SubFields.Select(s => $"{f.Name}.{s}"));

    private static FieldCondition? ReadValues(FieldCondition target, JsonElement? value, InputErrors errors, string path)
    {
        if (value is not { } json)
        {
            return Refuse(errors, path, "Give a value.");
        }

        var op = target.Operator;
        if (op == "isNull")
        {
            return json.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? target with { Values = [json.GetBoolean()] }
                : Refuse(errors, path, "isNull takes true or false.");
        }

        if (op == "in" != (json.ValueKind == JsonValueKind.Array))
        {
            return Refuse(errors, path, op == "in" ? "The operator in takes a list." : $"The operator {op} takes one value.");
        }

        IEnumerable<JsonElement> items = op == "in" ? json.EnumerateArray() : [json];
        return Keep(target, items.Select(i => ReadValue(target.Field, i, errors, path)), errors, path);
    }

    private static FieldCondition? Keep(FieldCondition target, IEnumerable<object?> values, InputErrors errors, string path)
    {
        var list = values.ToList();
        if (list.Count is 0 or > 500)
        {
            return Refuse(errors, path, "Give 1 to 500 values.");
        }

        return errors.Any ? null : target with { Values = list };
    }

    // Texts and items of lists compare by their folded key, so any text will do as a value.
    private static bool ComparesText(Field field) => field.Kind.NeedsKeyColumn || field.Kind.IsIndexed;

    private static object? ReadValue(Field field, JsonElement json, InputErrors errors, string path)
    {
        if (json.ValueKind == JsonValueKind.String && RelativeValue.Read(field, json.GetString()) is { } relative)
        {
            return relative;
        }

        if (ComparesText(field))
        {
            return Kinds.JsonText.Read(json, path, errors) ?? Refuse(errors, path, "Give a text.") as object;
        }

        return field.Kind.Read(json, field, path, errors) ?? Refuse(errors, path, "Give a value; use isNull to find empty fields.") as object;
    }

    private static object? ParseText(Field field, string text, InputErrors errors, string path) =>
        ComparesText(field) ? text : RelativeValue.Read(field, text) is { } relative ? relative : field.Kind.Parse(text, field, path, errors) ?? Refuse(errors, path, "Give a value; use isNull to find empty fields.") as object;

    private static FieldCondition? Refuse(InputErrors errors, string path, string message)
    {
        if (!errors.Any)
        {
            errors.Add(path, message);
        }

        return null;
    }
}
