using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Imports;

/// <summary>What would become of a row. All rows that ask for a look are kept; of those that simply go in, the first thousand.</summary>
internal sealed class CheckedRow
{
    public Guid ImportId { get; init; }

    /// <summary>The line of the file on which the row begins.</summary>
    public int Line { get; init; }
    public ImportOutcome Outcome { get; init; }
    public bool HasRemarks { get; init; }
    public required CheckedRowDetail Detail { get; init; }
}

/// <summary>The row as the check saw it.</summary>
internal sealed record CheckedRowDetail
{
    public required IReadOnlyList<string> Cells { get; init; }
    public Guid? RecordId { get; init; }
    public string? RecordName { get; init; }
    public string? Reason { get; init; }
    public bool IsSkipped { get; init; }
    public IReadOnlyList<CellError> Errors { get; init; } = [];
    public IReadOnlyList<CellRemark> Remarks { get; init; } = [];
    public IReadOnlyList<CellChange>? Changes { get; init; }
}

/// <summary>A cell that cannot go in as it is. <c>proposal</c> is what its writer probably meant.</summary>
public sealed record CellError(int? Column, string Code, string Message, IReadOnlyDictionary<string, string>? Params = null, string? Proposal = null);

/// <summary>A value that goes in otherwise than it stands in the file, and the rule that says so.</summary>
public sealed record CellRemark(int? Column, string Rule, string? Raw, string? Value, string? Message = null);

/// <summary>What an update would change.</summary>
public sealed record CellChange(string Field, string? Before, string? After);

/// <summary>What somebody has mended in one row; it goes before the file, in the check and in the run.</summary>
internal sealed class RowFix
{
    public Guid ImportId { get; init; }
    public int Line { get; init; }

    /// <summary>New texts by the number of their column.</summary>
    public required Dictionary<int, string> Cells { get; set; }

    /// <summary>Leave the row out.</summary>
    public bool IsSkipped { get; set; }
}

internal sealed class CheckedRowConfiguration : IEntityTypeConfiguration<CheckedRow>
{
    public void Configure(EntityTypeBuilder<CheckedRow> builder)
    {
        builder.ToTable("platform_import_checked_rows");
        builder.HasKey(r => new { r.ImportId, r.Line });
        builder.Property(r => r.Detail).AsJsonObject<CheckedRowDetail>();
        builder.HasIndex(r => new { r.ImportId, r.Outcome, r.Line });
        builder.HasIndex(r => new { r.ImportId, r.HasRemarks, r.Line });
    }
}

internal sealed class RowFixConfiguration : IEntityTypeConfiguration<RowFix>
{
    public void Configure(EntityTypeBuilder<RowFix> builder)
    {
        builder.ToTable("platform_import_fixes");
        builder.HasKey(f => new { f.ImportId, f.Line });
        builder.Property(f => f.Cells).AsJsonObject<Dictionary<int, string>>();
    }
}
