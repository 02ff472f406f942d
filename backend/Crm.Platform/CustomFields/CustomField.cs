using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.CustomFields;

/// <summary>What a custom field holds; as stored and as the API names it.</summary>
public enum CustomFieldKind
{
    Text,
    LongText,
    Number,
    Money,
    Date,
    Choice,
    MultiChoice,
    Boolean,
    Reference,
    User,
    Formula,
}

/// <summary>The definition of a field that an administrator has added to a record type.</summary>
[HoldsNoPersonalData("What administrators define.")]
public sealed class CustomField : Entity
{
    /// <summary>How names of custom fields begin wherever fields are named.</summary>
    public const string Prefix = "custom.";

    /// <summary>Of the record type, on the record type itself: with the key it is unique for ever, so that values never change their meaning.</summary>
    public required string RecordType { get; init; }
    public required string Key { get; init; }
    public required CustomFieldKind Kind { get; init; }

    /// <summary>The name for people, for every language that has none of its own.</summary>
    public required string Label { get; set; }

    /// <summary>The name in languages of the application, by language.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];
    public string? Help { get; set; }
    public required string Section { get; set; }
    public List<CustomFieldOption> Options { get; set; } = [];
    public string? ReferenceTo { get; init; }
    public bool Required { get; set; }

    /// <summary>What new records get: the value as JSON.</summary>
    public string? Default { get; set; }

    /// <summary>The condition tree as JSON.</summary>
    public string? VisibleWhen { get; set; }
    public string? Formula { get; set; }

    /// <summary>What the formula gives: number, text, date or boolean.</summary>
    public CustomFieldKind? ResultKind { get; set; }
    public bool Personal { get; set; }
    public int? MaxLength { get; set; }
    public string? Currency { get; set; }
    public int Position { get; set; }
    public bool Retired { get; set; }

    /// <summary>How far a computation of its formula over all records has come; null where none is under way.</summary>
    public Guid? RecomputedUpTo { get; internal set; }
    public long Version { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public Guid? CreatedBy { get; private set; }
    public DateTime UpdatedAt { get; private set; }
    public Guid? UpdatedBy { get; private set; }

    public string Name => Prefix + Key;

    public string LabelIn(string language) => Labels.GetValueOrDefault(language.Split('-')[0], Label);

    /// <summary>Stamps a save; the versions of all definitions together tell whether anything has changed.</summary>
    public void Stamp(Guid? by, DateTime now)
    {
        if (Version == 0)
        {
            CreatedAt = now;
            CreatedBy = by;
        }

        UpdatedAt = now;
        UpdatedBy = by;
        Version++;
    }
}

/// <summary>One choice: the value that is stored, and what people read. A retired one stays where it is.</summary>
public sealed record CustomFieldOption(string Value, string Label, bool Retired = false, IReadOnlyDictionary<string, string>? Labels = null)
{
    /// <summary>Everything by which files may call it.</summary>
    internal IEnumerable<string> Names => [Value, Label, .. Labels?.Values ?? []];

    internal string LabelIn(string language) => Labels?.GetValueOrDefault(language.Split('-')[0]) ?? Label;
}

internal sealed class CustomFieldConfiguration : IEntityTypeConfiguration<CustomField>
{
    public const int MaxKey = 40;
    public const int MaxLabel = 100;
    public const int MaxHelp = 500;
    public const int MaxSection = 60;
    public const int MaxFormula = 1000;

    public void Configure(EntityTypeBuilder<CustomField> builder)
    {
        builder.ToTable("platform_custom_fields");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Ignore(f => f.Name);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Property(f => f.RecordType).HasMaxLength(40);
        builder.Property(f => f.Key).HasMaxLength(MaxKey);
        builder.Property(f => f.Label).HasMaxLength(MaxLabel);
        builder.Property(f => f.Help).HasMaxLength(MaxHelp);
        builder.Property(f => f.Section).HasMaxLength(MaxSection);
        builder.Property(f => f.ReferenceTo).HasMaxLength(40);
        builder.Property(f => f.Formula).HasMaxLength(MaxFormula);
        builder.Property(f => f.Currency).HasMaxLength(3);
        builder.Property(f => f.Options).AsJson<CustomFieldOption>();
        builder.Property(f => f.Labels).HasConversion(
            v => JsonSerializer.Serialize(v, JsonColumn.Options), json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonColumn.Options)!,
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<Dictionary<string, string>>(
                (a, b) => a!.Count == b!.Count && !a.Except(b).Any(), v => v.Count, v => new Dictionary<string, string>(v)));
        builder.HasIndex(f => new { f.RecordType, f.Key }).IsUnique();
    }
}
