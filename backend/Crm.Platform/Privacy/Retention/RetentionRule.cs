using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Privacy.Retention;

/// <summary>What becomes of records that have been kept long enough.</summary>
public enum RetentionAction
{
    /// <summary>They go to the bin, from where they can be taken back.</summary>
    Delete,

    /// <summary>Persons are erased, which nothing brings back.</summary>
    Anonymise,
}

/// <summary>How long records of a type are kept that fulfil a condition and that nobody has touched.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class RetentionRule
{
    public const int MaxName = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string RecordType { get; init; }

    /// <summary>The condition tree as JSON; null is all.</summary>
    public string? Where { get; set; }

    /// <summary>Months without any change.</summary>
    public int Months { get; set; }
    public RetentionAction Action { get; set; }

    /// <summary>Carried out every night; otherwise only when somebody starts it.</summary>
    public bool Enabled { get; set; }
    public DateTime? LastRunAt { get; set; }

    /// <summary>The condition, checked against the fields of today.</summary>
    public Condition? Condition(RecordType type)
    {
        if (Where is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(Where);
        var errors = new InputErrors();
        var condition = Records.Conditions.Condition.Read(document.RootElement.Clone(), type, errors);
        errors.ThrowIfAny();
        return condition;
    }
}

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ToTable("platform_retention_rules");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(RetentionRule.MaxName);
        builder.Property(r => r.RecordType).HasMaxLength(40);
    }
}
