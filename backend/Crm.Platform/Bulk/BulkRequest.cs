using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Bulk;

/// <summary>What is to be done to which records, read and checked.</summary>
internal sealed record BulkRequest(
    BulkAction Action, IReadOnlyList<Guid>? Ids, ListQuery? Filter, JsonElement? Changes, IReadOnlyList<Guid> Owners, bool DryRun, long? ExpectedCount)
{
    public const int MaxIds = 10_000;
    private const int MaxOwners = 50;
    private static readonly HashSet<string> Members = ["action", "ids", "filter", "changes", "owners", "dryRun", "expectedCount"];
    private static readonly HashSet<string> FilterMembers = ["q", "where", "deleted"];

    public string Permission(RecordType type) => Action is BulkAction.Delete or BulkAction.Restore ? type.DeletePermission : type.EditPermission;

    public BulkChanges? ReadChanges(RecordType type) => Changes is { } json ? BulkChanges.Read(type, json) : null;

    public static BulkRequest Read(JsonElement body, RecordType type)
    {
        var errors = new InputErrors();
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException("", "Send an object with action, and ids or filter.");
        }

        foreach (var member in body.EnumerateObject().Where(m => !Members.Contains(m.Name)))
        {
            errors.Add(member.Name, $"There is no member {member.Name}. Send {string.Join(", ", Members)}.");
        }

        var action = ReadAction(body, errors);
        var ids = Present(body, "ids") is { } list ? ReadIds(list, "ids", MaxIds, errors) : null;
        var filter = Present(body, "filter");
        if (ids is null == filter is null)
        {
            errors.Add("ids", "Send either ids or filter.");
        }

        var changes = Present(body, "changes");
        if (changes is not null != (action == BulkAction.Edit))
        {
            errors.Add("changes", "Send changes with the action edit, and with no other.");
        }

        var owners = Present(body, "owners") is { } users ? ReadIds(users, "owners", MaxOwners, errors) : [];
        if (owners.Count > 0 != (action == BulkAction.Reassign))
        {
            errors.Add("owners", "Send owners with the action reassign, and with no other.");
        }

        if (action == BulkAction.Reassign && type.Find("ownerId") is null)
        {
            errors.Add("action", $"{type.Resource} have no owner.");
        }

        var dryRun = Present(body, "dryRun") is { } flag && ReadFlag(flag, errors);
        var expected = Present(body, "expectedCount") is { } number ? ReadCount(number, errors) : null;
        errors.ThrowIfAny();
        var request = new BulkRequest(action!.Value, ids, filter is { } f ? ReadFilter(f, action.Value, type) : null, changes, owners, dryRun, expected);
        request.ReadChanges(type);
        return request;
    }

    private static BulkAction? ReadAction(JsonElement body, InputErrors errors)
    {
        if (Present(body, "action") is { ValueKind: JsonValueKind.String } json && json.GetString() is "edit" or "delete" or "restore" or "reassign")
        {
            return Enum.Parse<BulkAction>(json.GetString()!, ignoreCase: true);
        }

        errors.Add("action", "Choose one of: edit, delete, restore, reassign.");
        return null;
    }

    // The state that the action needs: only what lies in the bin can be restored, and only what does not can be changed.
    private static ListQuery ReadFilter(JsonElement json, BulkAction action, RecordType type)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().FirstOrDefault(m => !FilterMembers.Contains(m.Name)) is { Value.ValueKind: not JsonValueKind.Undefined })
        {
            throw new InvalidInputException("filter", "Send an object with q, where, deleted.");
        }

        try
        {
            var query = ListRequest.Read(json, type);
            return query.Deleted == (action == BulkAction.Restore)
                ? query
                : throw new InvalidInputException("deleted", "Only what is in the bin can be restored; anything else works on what is not: send deleted true with restore alone.");
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException(e.Errors.ToDictionary(p => $"filter.{p.Key}", p => p.Value, StringComparer.Ordinal), e.Code);
        }
    }

    private static IReadOnlyList<Guid> ReadIds(JsonElement json, string path, int max, InputErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0 || json.GetArrayLength() > max)
        {
            errors.Add(path, $"Send a list of 1 to {max} ids.");
            return [];
        }

        var ids = new List<Guid>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !item.TryGetGuid(out var id))
            {
                errors.Add($"{path}[{ids.Count}]", "Send an id.");
                return [];
            }

            ids.Add(id);
        }

        return [.. ids.Distinct()];
    }

    private static bool ReadFlag(JsonElement json, InputErrors errors)
    {
        if (json.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add("dryRun", "Send true or false.");
        }

        return json.ValueKind == JsonValueKind.True;
    }

    private static long? ReadCount(JsonElement json, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var count) && count >= 0)
        {
            return count;
        }

        errors.Add("expectedCount", "Send the number of records that the preview counted.");
        return null;
    }

    private static JsonElement? Present(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
