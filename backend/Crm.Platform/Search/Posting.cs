using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Search;

/// <summary>One term under which one record is found.</summary>
public sealed class Posting : IOrderedRow
{
    public required string RecordType { get; init; }
    public required string Term { get; init; }
    public Guid RecordId { get; init; }

    ulong IOrderedRow.Beginning
    {
        get
        {
            var beginning = 0UL;
            for (var i = 0; i < sizeof(ulong); i++)
            {
                beginning = (beginning << 8) | (i < Term.Length ? Math.Min(Term[i], (char)byte.MaxValue) : 0UL);
            }

            return beginning;
        }
    }

    int IOrderedRow.CompareTo(object row)
    {
        var other = (Posting)row;
        return string.CompareOrdinal(Term, other.Term) is var order && order != 0 ? order : RecordId.CompareTo(other.RecordId);
    }
}

internal sealed class PostingConfiguration : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("platform_postings");
        builder.HasKey(p => new { p.RecordType, p.Term, p.RecordId });
        builder.Property(p => p.RecordType).HasMaxLength(40);
        builder.Property(p => p.Term).HasMaxLength(Terms.MaxTermLength).HasAnnotation(PortableModel.KeyAnnotation, true);
    }
}
