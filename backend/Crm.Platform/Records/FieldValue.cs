using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records;

/// <summary>One value of a many-valued or a custom field, kept beside the record so that it can be filtered, sorted and matched by index.</summary>
public sealed class FieldValue : IOrderedRow
{
    /// <summary>The record type and the field, such as <c>contact.emails</c>.</summary>
    public required string Field { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>The folded value; empty where the value is a number.</summary>
    public required string KeyText { get; init; }

    /// <summary>The value as a number that sorts: minor units, millionths, days.</summary>
    public long? Num { get; init; }

    int IOrderedRow.CompareTo(object row)
    {
        var other = (FieldValue)row;
        return string.CompareOrdinal(Field, other.Field) is var field && field != 0 ? field
            : string.CompareOrdinal(KeyText, other.KeyText) is var key && key != 0 ? key
            : RecordId.CompareTo(other.RecordId);
    }
}

internal sealed class FieldValueConfiguration : IEntityTypeConfiguration<FieldValue>
{
    public void Configure(EntityTypeBuilder<FieldValue> builder)
    {
        builder.ToTable("platform_field_values");
        builder.HasKey(v => new { v.Field, v.KeyText, v.RecordId });
        builder.Property(v => v.Field).HasMaxLength(80);
        builder.Property(v => v.KeyText).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(v => new { v.RecordId, v.Field });
        builder.HasIndex(v => new { v.Field, v.Num, v.RecordId }).HasFilter("\"Num\" IS NOT NULL");
    }
}
