using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;

namespace Crm.Platform.Views;

/// <summary>The state of a list, as its address carries it too.</summary>
public sealed class ViewState
{
    /// <summary>Words to find.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Q { get; init; }

    /// <summary>A condition tree, as the search of the record type takes it; may hold <c>me</c> and relative dates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Where { get; init; }

    /// <summary>The name of a sort; a minus before it turns it round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sort { get; init; }

    /// <summary>In order; none means the columns that the record type shows by itself.</summary>
    public IReadOnlyList<ViewColumn> Columns { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GroupBy { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, JsonColumn.Options);

    /// <summary>Says what a new or changed state may not hold.</summary>
    internal void Check(RecordType type, InputErrors errors)
    {
        if (ToJson().Length > 50_000)
        {
            errors.Add("state", "Shorten the state to 50,000 characters at most.");
        }

        CheckSearch(errors);
        if (Where is { } where)
        {
            Condition.Read(where, type, errors, "state.where");
        }

        CheckSort(type, errors);
        for (var i = 0; i < Columns.Count; i++)
        {
            Columns[i].Check(type, errors, $"state.columns[{i}]");
        }

        if (Columns.Count > 100 || Columns.DistinctBy(c => c.Name, StringComparer.Ordinal).Count() < Columns.Count)
        {
            errors.Add("state.columns", "Send each column once, and 100 at most.");
        }

        CheckGroup(type, errors);
    }

    /// <summary>What of a stored state can be used today; what cannot, such as a field that is gone, is left out and named.</summary>
    internal static (ViewState State, IReadOnlyList<string> Problems) Open(string json, RecordType type)
    {
        var stored = JsonSerializer.Deserialize<ViewState>(json, JsonColumn.Options)!;
        var problems = new List<string>();
        bool Holds(Action<InputErrors> check, string what)
        {
            var errors = new InputErrors();
            check(errors);
            if (errors.Any)
            {
                problems.Add($"{what} is left out: {errors.ToDictionary().First().Value[0].Split(". ")[0].TrimEnd('.')}.");
            }

            return !errors.Any;
        }

        var where = stored.Where is { } tree ? Usable(JsonNode.Parse(tree.GetRawText()), type, Holds) : null;
        return (new ViewState
        {
            Q = stored.Q is not null && Holds(stored.CheckSearch, "The search") ? stored.Q : null,
            Where = where is null ? null : JsonSerializer.SerializeToElement(where),
            Sort = stored.Sort is not null && Holds(e => stored.CheckSort(type, e), $"The order {stored.Sort}") ? stored.Sort : null,
            Columns = [.. stored.Columns.Where(c => Holds(e => c.Check(type, e, ""), $"The column {c.Name}"))],
            GroupBy = stored.GroupBy is not null && Holds(e => stored.CheckGroup(type, e), $"The grouping by {stored.GroupBy}") ? stored.GroupBy : null,
        }, problems);
    }

    // Every condition for itself, so that one field that is gone does not cost the others.
    private static JsonNode? Usable(JsonNode? node, RecordType type, Func<Action<InputErrors>, string, bool> holds)
    {
        foreach (var group in (string[])["all", "any"])
        {
            if (node is JsonObject tree && tree[group] is JsonArray parts)
            {
                var usable = parts.Select(p => Usable(p?.DeepClone(), type, holds)).Where(p => p is not null).ToArray();
                return usable.Length == 0 && parts.Count > 0 ? null : new JsonObject { [group] = new JsonArray(usable) };
            }
        }

        var leaf = JsonSerializer.SerializeToElement(node);
        return holds(errors => Condition.Read(leaf, type, errors), $"The condition on {(node as JsonObject)?["field"]}") ? node : null;
    }

    private void CheckSearch(InputErrors errors)
    {
        if (Q?.Length > 200)
        {
            errors.Add("state.q", "Shorten the search to 200 characters at most.");
        }
    }

    private void CheckSort(RecordType type, InputErrors errors)
    {
        if (Sort is not null && type.FindSort(Sort.TrimStart('-', '+')) is null)
        {
            errors.Add("state.sort", $"{type.Name} cannot be sorted by {Sort}.");
        }
    }

    private void CheckGroup(RecordType type, InputErrors errors)
    {
        if (GroupBy is not null && Grouping.Refusal(type, GroupBy) is { } refusal)
        {
            errors.Add("state.groupBy", refusal);
        }
    }
}

/// <summary>One column of a list; the width is in CSS pixels.</summary>
public sealed record ViewColumn(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Width = null)
{
    internal void Check(RecordType type, InputErrors errors, string path)
    {
        if (type.Find(Name) is null)
        {
            errors.Add($"{path}.name", $"There is no field {Name} in {type.Name}.");
        }

        if (Width is < 40 or > 2000)
        {
            errors.Add($"{path}.width", "Give a width from 40 to 2000.");
        }
    }
}
