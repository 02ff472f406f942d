using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Search;

/// <summary>
/// All terms of one record: what its postings are, and whether it has a second word too. One row, where a second index over the postings had
/// one for each term.
/// </summary>
internal sealed class RecordTerms
{
    /// <summary>Stands around each term; no term has it.</summary>
    private const char Mark = '\n';

    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>The terms, each between two marks.</summary>
    public required string Terms { get; set; }

    public static string Join(IEnumerable<string> terms) => $"{Mark}{string.Join(Mark, terms)}{Mark}";

    /// <summary>What is in the text of a record that has the term.</summary>
    public static string Trace(QueryTerm term) => term.IsPrefix ? $"{Mark}{term.Text}" : $"{Mark}{term.Text}{Mark}";

    public IReadOnlyList<string> Split() => Terms.Split(Mark, StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class RecordTermsConfiguration : IEntityTypeConfiguration<RecordTerms>
{
    public void Configure(EntityTypeBuilder<RecordTerms> builder)
    {
        builder.ToTable("platform_record_terms");
        builder.HasKey(t => new { t.RecordId, t.RecordType });
        builder.Property(t => t.RecordType).HasMaxLength(40);
        builder.Property(t => t.Terms).HasAnnotation(PortableModel.KeyAnnotation, true);
    }
}
