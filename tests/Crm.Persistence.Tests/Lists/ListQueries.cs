using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Records;
using SortKey = Crm.Platform.Records.SortKey;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Every shape of list that a declaration allows.</summary>
internal static class ListQueries
{
    /// <summary>Each declared order, up and down, on the first page and on a later one.</summary>
    public static IEnumerable<(string Name, ListQuery Query)> Orders(RecordType type) =>
        from sort in type.Sorts
        from down in (bool[])[false, true]
        from later in (bool[])[false, true]
        let text = (down ? "-" : "") + sort.Name
        select ($"sort={text}{(later ? ", a later page" : "")}", Read(type, new JsonObject { ["sort"] = text, ["cursor"] = later ? CursorFor(sort, text) : null }));

    /// <summary>Each filterable field and part of one, with each operator it knows.</summary>
    public static IEnumerable<(string Name, ListQuery Query)> Filters(RecordType type) =>
        from field in type.Fields
        where field.IsFilterable
        from name in field.Kind.SubFields.Select(s => $"{field.Name}.{s}").Prepend(field.Name)
        from op in field.Kind.Operators
        select ($"{name}[{op}]", Read(type, new JsonObject { ["where"] = Condition(field, name, op) }));

    /// <summary>One field of each kind of whatever a field refers to, as paths: a path adds the way there, and the fields of each type are asked in its own lists.</summary>
    public static IEnumerable<(string Name, ListQuery Query)> Paths(RecordType type) =>
        from reference in type.Fields
        where IsPath(type, reference)
        from field in type.Catalog.Find(reference.ReferenceTo!)!.Fields.Where(f => f.IsFilterable).DistinctBy(f => f.Kind.GetType())
        from op in field.Kind.Operators
        let name = $"{reference.PathName}.{field.Name}"
        select ($"{name}[{op}]", Read(type, new JsonObject { ["where"] = Condition(field, name, op) }));

    private static bool IsPath(RecordType type, Field reference) => reference.PathName is not null && type.Catalog.Find(reference.ReferenceTo!) is not null;

    /// <summary>All of a type's filters at once, in both kinds of group, with search, count and the bin.</summary>
    public static IEnumerable<(string Name, ListQuery Query)> Combinations(RecordType type)
    {
        var conditions = type.Fields.Where(f => f.IsFilterable).Select(f => Condition(f, f.Name, f.Kind.Operators[0])).ToList();
        JsonObject Tree(string group) => new() { [group] = new JsonArray([.. conditions.Select(c => c.DeepClone())]) };
        yield return ("all filters", Read(type, new JsonObject { ["where"] = Tree("all"), ["count"] = true }));
        yield return ("any filter", Read(type, new JsonObject { ["where"] = Tree("any"), ["count"] = true }));
        yield return ("one word", Read(type, new JsonObject { ["q"] = "maria" }));
        yield return ("words, Han, digits and an address", Read(type, new JsonObject { ["q"] = "maria 王小明 +34 600 123 456 a@b.example" }));
        yield return ("a word among any filter", Read(type, new JsonObject { ["q"] = "maria", ["where"] = Tree("any") }));
        yield return ("the bin", Read(type, new JsonObject { ["deleted"] = true }));
    }

    private static ListQuery Read(RecordType type, JsonObject body)
    {
        using var json = JsonDocument.Parse(body.ToJsonString());
        return ListRequest.Read(json.RootElement, type);
    }

    private static JsonObject Condition(Field field, string name, string op) => new()
    {
        ["field"] = name,
        ["op"] = op,
        ["value"] = op switch { "isNull" => true, "in" => new JsonArray(Sample(field), Sample(field)), _ => Sample(field) },
    };

    private static JsonNode Sample(Field field) => field.Kind.Name switch
    {
        "choice" => field.Kind.Options![0],
        "date" => "2026-02-28",
        "dateTime" => "2026-02-28T10:30:00Z",
        "number" => 42,
        "boolean" => true,
        "money" => new JsonObject { ["amount"] = 1234.5m, ["currency"] = "EUR" },
        "reference" => Guid.CreateVersion7().ToString(),
        "language" => "es",
        "country" => "ES",
        _ => "maria",
    };

    private static string CursorFor(SortKey sort, string text) => new Cursor(
        text,
        (sort.IndexName is null ? "" : "=") + (sort.ColumnType == typeof(string) ? "m" : new DateTime(2026, 2, 28, 0, 0, 0, DateTimeKind.Utc).Ticks.ToString(CultureInfo.InvariantCulture)),
        Guid.CreateVersion7()).Encode();
}
