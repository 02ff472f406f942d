using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Kinds;

/// <summary>Kinds whose one value is a column that compares by itself.</summary>
internal abstract class ScalarKind : FieldKind
{
    protected static readonly string[] Ordered = ["eq", "ne", "in", "gte", "gt", "lte", "lt", "isNull"];
    protected static readonly string[] Unordered = ["eq", "ne", "in", "isNull"];

    internal override object? Parse(string text, Field field, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (TryParse(text.Trim(), out var value))
        {
            return value;
        }

        errors.Add(path, Hint);
        return null;
    }

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (TryRead(json, out var value))
        {
            return value;
        }

        errors.Add(path, Hint);
        return null;
    }

    internal override string Format(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    protected abstract string Hint { get; }

    protected abstract bool TryParse(string text, out object? value);

    protected virtual bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        return json.ValueKind == JsonValueKind.String && TryParse(json.GetString()!, out value);
    }
}

/// <summary>One of a fixed set, kept by name.</summary>
internal sealed class ChoiceKind<TEnum> : ScalarKind
    where TEnum : struct, Enum
{
    internal static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public override string Name => "choice";

    public override IReadOnlyList<string> Operators => Unordered;

    public override IReadOnlyList<string> Options => Names;

    protected override string Hint => $"Choose one of: {string.Join(", ", Names)}.";

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonText.Write(writer, value is null ? null : Format(value));

    internal override string Format(object? value) => value is null ? "" : JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

    protected override bool TryParse(string text, out object? value)
    {
        var found = TryName(text, out var parsed);
        value = found ? parsed : null;
        return found;
    }

    // Only names count: Enum.TryParse would also take numbers.
    internal static bool TryName(string text, out TEnum value)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        value = default;
        return bare.Length > 0 && char.IsLetter(bare[0]) && Enum.TryParse(bare, ignoreCase: true, out value) && Enum.IsDefined(value);
    }
}

/// <summary>A calendar date without time.</summary>
internal sealed class DateKind : ScalarKind
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "yyyy.MM.dd", "dd.MM.yyyy", "d.M.yyyy"];

    public override string Name => "date";

    public override IReadOnlyList<string> Operators => Ordered;

    internal override bool NeedsRankColumn => true;

    protected override string Hint => "Give a date as yyyy-MM-dd.";

    /// <summary>By days; records without a date come last.</summary>
    internal override long Rank(object? value) => value is DateOnly date ? date.DayNumber : long.MaxValue;

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonText.Write(writer, value is null ? null : Format(value));

    internal override string Format(object? value) => value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    protected override bool TryParse(string text, out object? value)
    {
        var found = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = found ? date : null;
        return found;
    }

    protected override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            value = date;
            return true;
        }

        return false;
    }
}

/// <summary>An instant in UTC, to the microsecond, which is what every engine keeps.</summary>
internal sealed class InstantKind : ScalarKind
{
    private static readonly string[] Iso = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Whether records may be without one: then lists sort by a number, in which they come last.</summary>
    public bool IsOptional { get; init; }

    public override string Name => "dateTime";

    public override IReadOnlyList<string> Operators => Ordered;

    internal override bool NeedsRankColumn => IsOptional;

    protected override string Hint => "Give an instant such as 2026-01-31T09:30:00Z.";

    internal override long Rank(object? value) => value is DateTime instant ? instant.Ticks : long.MaxValue;

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is DateTime instant)
        {
            writer.WriteStringValue(instant);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal override string Format(object? value) => value is DateTime instant ? instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) : "";

    protected override bool TryParse(string text, out object? value)
    {
        var found = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        value = found ? Kept(instant) : null;
        return found;
    }

    // A body says the offset; without one nobody knows which instant is meant.
    protected override bool TryRead(JsonElement json, out object? value)
    {
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : "";
        var instant = default(DateTimeOffset);
        var found = text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _] && DateTimeOffset.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
        value = found ? Kept(instant) : null;
        return found;
    }

    private static DateTime Kept(DateTimeOffset instant) => Kept(instant.UtcDateTime);

    /// <summary>To the microsecond.</summary>
    internal static DateTime Kept(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}

/// <summary>A whole number.</summary>
internal sealed class NumberKind : ScalarKind
{
    public override string Name => "number";

    public override IReadOnlyList<string> Operators => Ordered;

    internal override bool NeedsRankColumn => true;

    protected override string Hint => "Give a whole number.";

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is long number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal override long Rank(object? value) => value as long? ?? long.MinValue;

    // -1 and the least long would both mean "none"; the least one is therefore refused.
    protected override bool TryParse(string text, out object? value)
    {
        var found = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number > long.MinValue && number <= long.MaxValue;
        value = found ? (long)number : null;
        return found;
    }

    protected override bool TryRead(JsonElement json, out object? value)
    {
        var found = json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) && number > long.MinValue;
        value = found ? json.GetInt64() : null;
        return found;
    }
}

/// <summary>Yes or no.</summary>
internal sealed class BooleanKind : ScalarKind
{
    public override string Name => "boolean";

    public override IReadOnlyList<string> Operators => Unordered;

    protected override string Hint => "Give true or false.";

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is bool flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal override string Format(object? value) => value switch { true => "true", false => "false", _ => "" };

    protected override bool TryParse(string text, out object? value)
    {
        value = text.ToUpperInvariant() switch { "TRUE" or "YES" or "1" or "Y" => true, "FALSE" or "NO" or "0" or "N" => false, _ => null };
        return value is not null;
    }

    protected override bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        return value is not null;
    }
}

/// <summary>A link to another record, a user or a team, by id.</summary>
internal sealed class ReferenceKind : ScalarKind
{
    public override string Name => "reference";

    public override IReadOnlyList<string> Operators => Unordered;

    protected override string Hint => "Give an id.";

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is Guid id)
        {
            writer.WriteStringValue(id);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    protected override bool TryParse(string text, out object? value)
    {
        var found = Guid.TryParse(text, out var id);
        value = found ? id : null;
        return found;
    }
}
