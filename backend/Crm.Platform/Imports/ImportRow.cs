using System.Text.Json;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Imports;

/// <summary>What became of a row; every row that was read has exactly one.</summary>
public enum ImportOutcome
{
    Created,
    Updated,
    Duplicate,
    Rejected,
}

/// <summary>The fate of one row of a file, written in the commit that decided it.</summary>
internal sealed class ImportRow
{
    public const int MaxReason = 2000;

    public Guid ImportId { get; init; }

    /// <summary>The line of the file on which the row begins; the header is line 1.</summary>
    public int Line { get; init; }

    public ImportOutcome Outcome { get; set; }
    public Guid? RecordId { get; set; }

    /// <summary>Why a row was rejected, or what was left out or mended in one that was not.</summary>
    public string? Reason { get; set; }

    /// <summary>The cells of a rejected row, for the file to mend.</summary>
    public List<string>? Cells { get; init; }

    /// <summary>Recognises the same row in another import, where the file brings no keys.</summary>
    public long? Fingerprint { get; init; }

    /// <summary>An undo left this row's record alone because somebody has changed it since.</summary>
    public bool IsKept { get; set; }

    public static string? Cut(string? reason) => reason?.AtMost(MaxReason);
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("platform_import_rows");
        builder.HasKey(r => new { r.ImportId, r.Line });
        builder.Property(r => r.Reason).HasMaxLength(ImportRow.MaxReason);
        builder.Property(r => r.Cells).HasConversion(
            v => v == null ? null : JsonSerializer.Serialize(v, JsonColumn.Options),
            v => v == null ? null : JsonSerializer.Deserialize<List<string>>(v, JsonColumn.Options),
            new ValueComparer<List<string>?>((a, b) => ReferenceEquals(a, b), v => v == null ? 0 : v.Count, v => v));
        builder.HasIndex(r => new { r.ImportId, r.Outcome, r.Line });
        builder.HasIndex(r => r.Fingerprint);
        builder.HasIndex(r => r.RecordId);
    }
}
