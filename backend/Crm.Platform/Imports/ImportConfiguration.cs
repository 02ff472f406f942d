using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Imports;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("platform_imports");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.RecordType).HasMaxLength(40);
        builder.Property(i => i.FileName).HasMaxLength(Import.MaxFileName);
        builder.Property(i => i.Encoding).HasMaxLength(40);
        builder.Property(i => i.Delimiter).HasConversion<string>().HasMaxLength(1);
        builder.Property(i => i.Columns).AsJson<ImportColumn>();
        builder.Property(i => i.ExternalSource).HasMaxLength(60);
        builder.Property(i => i.Format).HasDefaultValue(ImportFormat.Csv);
        builder.Property(i => i.Quote).HasConversion<string>().HasMaxLength(1);
        builder.Property(i => i.HasHeader).HasDefaultValue(true).HasSentinel(true);
        builder.Property(i => i.Sheets).AsJson<string>().HasDefaultValueSql("'[]'");
        builder.Property(i => i.Sheet).HasMaxLength(200);
        builder.Property(i => i.Profile).HasMaxLength(40);
        builder.Property(i => i.Mapping).AsJsonObject<ImportMapping>();
        builder.Property(i => i.Problems).AsJson<ImportProblem>().HasDefaultValueSql("'[]'");
        builder.Property(i => i.Check).AsJsonObject<ImportCheck>();
        builder.Property(i => i.MatchedBy).AsJsonObject<ImportMatches>().HasDefaultValueSql("'{}'");
        builder.Property(i => i.IsSearchable).HasDefaultValue(true).HasSentinel(true);
        builder.Property(i => i.Error).HasMaxLength(1000);

        // Two people may press the same button: only one of them moves it on.
        builder.Property(i => i.State).IsConcurrencyToken();
        builder.Ignore(i => i.Shape);
        builder.Ignore(i => i.IsOver);
        builder.Ignore(i => i.IsUnderWay);
        builder.HasIndex(i => new { i.CreatedAt, i.Id });
        builder.HasIndex(i => new { i.CreatedBy, i.CreatedAt, i.Id });
    }
}
