using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Platform.Records.Conditions;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Records;

/// <summary>Reads what a list is asked for, from the address or from a search body; what it does not know it refuses by name.</summary>
internal static partial class ListRequest
{
    private static readonly HashSet<string> Reserved = ["q", "where", "sort", "limit", "cursor", "count", "deleted", "fields"];

    public static ListQuery Read(IQueryCollection query, RecordType type, params IReadOnlyCollection<string> alsoKnown)
    {
        var errors = new InputErrors();
        var conditions = new List<Condition>();
        foreach (var (name, texts) in query)
        {
            if (Reserved.Contains(name) || alsoKnown.Contains(name))
            {
                continue;
            }

            var match = Filter().Match(name);
            foreach (var text in texts)
            {
                if (!match.Success)
                {
                    errors.Add(name, "Write a filter as field=value or field[op]=value.");
                }
                else if (FieldCondition.ReadQuery(match.Groups["field"].Value, match.Groups["op"] is { Success: true } op ? op.Value : null, text ?? "", type, errors) is { } condition)
                {
                    conditions.Add(condition);
                }
            }
        }

        if (query["where"].ToString() is { Length: > 0 } tree && ReadTree(tree, type, errors) is { } nested)
        {
            conditions.Add(nested);
        }

        var where = conditions.Count == 0 ? null : conditions is [var only] ? only : new GroupCondition(IsAll: true, conditions);
        var limit = Limit(query["limit"].ToString(), errors);
        var list = Build(query["q"], where, query["sort"], limit, query["cursor"], Flag(query["count"], "count", errors), Flag(query["deleted"], "deleted", errors), type, errors);
        errors.ThrowIfAny();
        return list;
    }

    public static ListQuery Read(JsonElement body, RecordType type, params IReadOnlyCollection<string> alsoKnown)
    {
        var errors = new InputErrors();
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", "Send an object with q, where, sort, limit, cursor, count, deleted, fields.");
            errors.ThrowIfAny();
        }

        string? Text(string name)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                return Kinds.JsonText.Read(value, name, errors);
            }

            errors.Add(name, "Send a text.");
            return null;
        }

        bool Boolean(string name)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.False)
            {
                return false;
            }

            if (value.ValueKind != JsonValueKind.True)
            {
                errors.Add(name, "Send true or false.");
            }

            return true;
        }

        foreach (var member in body.EnumerateObject().Where(m => !Reserved.Contains(m.Name) && !alsoKnown.Contains(m.Name)))
        {
            errors.Add(member.Name, $"There is no member {member.Name}. Send q, where, sort, limit, cursor, count, deleted, fields.");
        }

        var where = body.TryGetProperty("where", out var tree) && tree.ValueKind != JsonValueKind.Null ? Condition.Read(tree, type, errors) : null;
        var limit = body.TryGetProperty("limit", out var number) ? Limit(number.GetRawText(), errors) : ListQuery.DefaultLimit;
        var list = Build(Text("q"), where, Text("sort"), limit, Text("cursor"), Boolean("count"), Boolean("deleted"), type, errors);
        errors.ThrowIfAny();
        return list;
    }

    // The tree of a search body, for addresses that a browser opens by itself, such as an export.
    private static Condition? ReadTree(string json, RecordType type, InputErrors errors)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Condition.Read(document.RootElement.Clone(), type, errors);
        }
        catch (JsonException)
        {
            errors.Add("where", "Send a condition tree as JSON.");
            return null;
        }
    }

    private static ListQuery Build(
        string? search, Condition? where, string? sort, int limit, string? cursor, bool count, bool deleted, RecordType type, InputErrors errors)
    {
        var isDescending = sort?.StartsWith('-') ?? false;
        var name = sort?.TrimStart('-', '+');
        var key = string.IsNullOrEmpty(name) ? type.DefaultSort : type.FindSort(name);
        if (key is null)
        {
            errors.Add("sort", $"{type.Name} cannot be sorted by {name}. Sort by one of: {string.Join(", ", type.Sorts.Select(s => s.Name))}.");
        }

        if (search?.Length > 200)
        {
            errors.Add("q", "Shorten the search to 200 characters at most.");
        }

        return new ListQuery(search, where, key ?? type.DefaultSort, isDescending, limit, cursor, count, deleted);
    }

    private static int Limit(string text, InputErrors errors)
    {
        if (text.Length == 0)
        {
            return ListQuery.DefaultLimit;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= ListQuery.MaxLimit)
        {
            return limit;
        }

        errors.Add("limit", $"Give a limit from 1 to {ListQuery.MaxLimit}.");
        return ListQuery.DefaultLimit;
    }

    private static bool Flag(string? text, string name, InputErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (!bool.TryParse(text, out var flag))
        {
            errors.Add(name, "Give true or false.");
        }

        return flag;
    }

    [GeneratedRegex(@"^(?<field>[A-Za-z][A-Za-z0-9_.]*)(\[(?<op>[A-Za-z]+)\])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Filter();
}
