using System.Globalization;
using System.Text.Json;
using Crm.Kernel;

namespace Crm.Platform.Records.Batches;

/// <summary>What an operation of a batch does.</summary>
internal enum BatchVerb
{
    Create,
    Update,
    Upsert,
    Delete,
    Restore,
}

/// <summary>One operation of a batch as it was read; <see cref="Refusal"/> says why it cannot even be tried.</summary>
internal sealed record BatchOperation(int Index)
{
    public BatchVerb Verb { get; init; }
    public Guid Id { get; init; }

    /// <summary>For an upsert: the key by which another system knows the record.</summary>
    public (string Source, string Key) ExternalKey { get; init; }

    public long? ExpectedVersion { get; init; }
    public RecordValues Values { get; init; } = new();
    public CrmException? Refusal { get; init; }

    public bool NamesRecord => Refusal is null && Verb is BatchVerb.Update or BatchVerb.Delete or BatchVerb.Restore;
}

/// <summary>A batch as it was read.</summary>
internal sealed record BatchRequest(IReadOnlyList<BatchOperation> Operations, bool Atomic, bool WithRecords)
{
    public const int Most = 1000;
    private static readonly string[] Members = ["op", "id", "source", "key", "version", "values"];

    /// <summary>Reads the body. What is wrong with one operation is that operation's own refusal.</summary>
    public static BatchRequest Read(RecordType type, JsonElement body)
    {
        var errors = new InputErrors();
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array || operations.GetArrayLength() is 0 or > Most)
        {
            throw new InvalidInputException("operations", $"Send 1 to {Most} operations.");
        }

        foreach (var member in body.EnumerateObject().Where(m => m.Name is not ("operations" or "atomic" or "records")))
        {
            errors.Add(member.Name, $"There is no member {member.Name}. Send operations, atomic, records.");
        }

        bool Flag(string name)
        {
            if (!body.TryGetProperty(name, out var flag) || flag.ValueKind is JsonValueKind.False)
            {
                return false;
            }

            if (flag.ValueKind != JsonValueKind.True)
            {
                errors.Add(name, "Send true or false.");
            }

            return true;
        }

        var (atomic, withRecords) = (Flag("atomic"), Flag("records"));
        errors.ThrowIfAny();
        return new BatchRequest([.. operations.EnumerateArray().Select((json, index) => Operation(type, json, index))], atomic, withRecords);
    }

    private static BatchOperation Operation(RecordType type, JsonElement json, int index)
    {
        try
        {
            return Read(type, json, index);
        }
        catch (CrmException e)
        {
            return new BatchOperation(index) { Refusal = e };
        }
    }

    private static BatchOperation Read(RecordType type, JsonElement json, int index)
    {
        var errors = new InputErrors();
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException("", "Send an object with op.");
        }

        foreach (var member in json.EnumerateObject().Where(m => !Members.Contains(m.Name, StringComparer.Ordinal)))
        {
            errors.Add(member.Name, $"There is no member {member.Name}. Send {string.Join(", ", Members)}.");
        }

        if (!Enum.TryParse<BatchVerb>(Text(json, "op"), ignoreCase: true, out var verb) || !Enum.GetNames<BatchVerb>().Contains(Text(json, "op"), StringComparer.OrdinalIgnoreCase))
        {
            errors.Add("op", "Send create, update, upsert, delete or restore.");
            errors.ThrowIfAny();
        }

        var id = Guid.Empty;
        if (verb is BatchVerb.Update or BatchVerb.Delete or BatchVerb.Restore && !Guid.TryParse(Text(json, "id"), out id))
        {
            errors.Add("id", $"Say which {type.Name}.");
        }

        var (source, key) = (Text(json, "source"), Text(json, "key"));
        if (verb == BatchVerb.Upsert && !RecordValues.IsExternalId(source, key))
        {
            errors.Add("key", "Give a source of 60 characters at most and a key of 200 at most.");
        }

        long? version = null;
        if (json.TryGetProperty("version", out var number) && number.ValueKind != JsonValueKind.Null)
        {
            if (number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var expected))
            {
                version = expected;
            }
            else
            {
                errors.Add("version", "Send the version as a number.");
            }
        }

        var hasValues = json.TryGetProperty("values", out var values);
        if (!hasValues && verb is BatchVerb.Create or BatchVerb.Update or BatchVerb.Upsert)
        {
            errors.Add("values", "Send the values.");
        }

        errors.ThrowIfAny();
        return new BatchOperation(index)
        {
            Verb = verb,
            Id = id,
            ExternalKey = (source ?? "", key ?? ""),
            ExpectedVersion = version,
            Values = hasValues && verb is BatchVerb.Create or BatchVerb.Update or BatchVerb.Upsert ? ReadValues(type, values) : new RecordValues(),
        };
    }

    private static RecordValues ReadValues(RecordType type, JsonElement values)
    {
        try
        {
            return RecordValues.Read(type, values);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException(e.Errors.ToDictionary(p => p.Key.Length == 0 ? "values" : $"values.{p.Key}", p => p.Value, StringComparer.Ordinal), e.Code);
        }
    }

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
