using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Platform.Imports;

/// <summary>All that is decided about a file before it goes in: what columns become, how rows find their records, and which side wins.</summary>
public sealed record ImportMapping
{
    /// <summary>What columns become; a column that is not named is left out.</summary>
    public IReadOnlyList<MappedColumn>? Columns { get; init; }

    /// <summary>What rows are matched by, in the order of precedence: a subset of externalId, domains, emails, phones, name. All when absent.</summary>
    public IReadOnlyList<string>? MatchBy { get; init; }

    /// <summary>Which side wins where a row and its record differ.</summary>
    public MatchSides? OnMatch { get; init; }

    /// <summary>What becomes of a row that matches no record.</summary>
    public OnMatchNone? OnMatchNone { get; init; }

    /// <summary>Values, as a POST takes them, for fields that a row leaves empty; only new records get them.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Defaults { get; init; }

    /// <summary>Tags that every record of the file gets.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Whose the new records are.</summary>
    public OwnerRule? Owner { get; init; }

    /// <summary>Whether records of other types that rows name, and that do not exist, are created.</summary>
    public bool? CreateLinked { get; init; }

    /// <summary>The system that the column with keys speaks of.</summary>
    public string? ExternalSource { get; init; }

    public DateOrder? DateFormat { get; init; }

    /// <summary>The country (ISO 3166-1 alpha-2) of phone numbers that name none.</summary>
    public string? Country { get; init; }

    /// <summary>The sign before decimals: <c>auto</c>, <c>.</c> or <c>,</c>.</summary>
    [JsonPropertyName("decimal")]
    public string? DecimalSign { get; init; }

    /// <summary>Whether proposals for better names and the like are applied; what the file says is kept either way.</summary>
    public bool? Normalise { get; init; }
}

/// <summary>What a column becomes; null leaves it out.</summary>
public sealed record MappedColumn(int Index, string? Field = null)
{
    /// <summary>What raw values become; null leaves a value out.</summary>
    public IReadOnlyDictionary<string, string?>? Values { get; init; }
}

/// <summary>Which side wins where a row and its record differ: by default, and for single fields.</summary>
public sealed record MatchSides
{
    public MatchSide Default { get; init; }

    public IReadOnlyDictionary<string, MatchSide>? Fields { get; init; }

    internal MatchSide Of(Records.Field field) =>
        Fields is null ? Default : Fields.TryGetValue(field.Name, out var side) || (field.LabelName is { } label && Fields.TryGetValue(label, out side)) ? side : Default;
}

/// <summary>Which side wins.</summary>
public enum MatchSide
{
    /// <summary>The file's value takes the place of the present one; lists are united.</summary>
    Overwrite,

    /// <summary>The file's value is taken where there is none; lists are united.</summary>
    FillEmpty,

    /// <summary>The present value stays, even where there is none.</summary>
    Keep,
}

/// <summary>What becomes of a row that matches no record.</summary>
public enum OnMatchNone
{
    Create,
    Skip,
}

/// <summary>Whose new records are.</summary>
public sealed record OwnerRule(OwnerMode Mode, IReadOnlyList<Guid>? UserIds = null);

/// <summary>How the owner of new records is found.</summary>
public enum OwnerMode
{
    Me,
    None,
    User,

    /// <summary>One after the other.</summary>
    Rotate,

    /// <summary>From the column that is mapped to the owner.</summary>
    Column,
}

/// <summary>The order of day, month and year in dates.</summary>
public enum DateOrder
{
    Auto,
    Dmy,
    Mdy,
    Ymd,
}

/// <summary>By what rows found their records.</summary>
public sealed record ImportMatches
{
    internal static readonly ImportMatches None = new();

    public long ExternalId { get; init; }
    public long Domains { get; init; }
    public long Emails { get; init; }
    public long Phones { get; init; }

    /// <summary>By the name with what speaks for it, or by the same row in an earlier import.</summary>
    public long Name { get; init; }
}
