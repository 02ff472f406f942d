using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Normalisation;

/// <summary>The text that a field of a record had before normalising, and which rule made what of it; goes when the record is erased.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
public sealed class RawValue
{
    public const string Typed = "typed";
    public const string Imported = "import";

    /// <summary>The rule of texts for which there is no field.</summary>
    public const string Kept = "kept";
    public const int MaxField = 100;
    public const int MaxText = 4000;
    private const int MaxValue = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required string Field { get; init; }
    public required string Rule { get; init; }
    public required string Raw { get; init; }
    public required string Value { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Where the text came from: typed or import.</summary>
    public required string Source { get; init; }

    /// <summary>The rows that keep these; what e-mails and phones keep beside themselves needs none.</summary>
    public static IEnumerable<RawValue> Of(string recordType, Guid recordId, IEnumerable<Proposal> proposals, DateTime at, string source) =>
        proposals.Where(p => !p.Rule.StartsWith("phone.", StringComparison.Ordinal) && !p.Rule.StartsWith("email.", StringComparison.Ordinal)).Select(p => new RawValue
        {
            RecordType = recordType, RecordId = recordId, Field = p.Field, Rule = p.Rule, Raw = p.Raw.AtMost(MaxText), Value = p.Value.AtMost(MaxValue), At = at, Source = source,
        });
}

internal sealed class RawValueConfiguration : IEntityTypeConfiguration<RawValue>
{
    public void Configure(EntityTypeBuilder<RawValue> builder)
    {
        builder.ToTable("platform_raw_values");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.RecordType).HasMaxLength(40);
        builder.Property(v => v.Field).HasMaxLength(RawValue.MaxField);
        builder.Property(v => v.Rule).HasMaxLength(40);
        builder.Property(v => v.Raw).HasMaxLength(RawValue.MaxText);
        builder.Property(v => v.Value).HasMaxLength(400);
        builder.Property(v => v.Source).HasMaxLength(20);
        builder.HasIndex(v => new { v.RecordId, v.At });
    }
}
