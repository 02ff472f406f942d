using Crm.Platform.Jobs;
using Crm.Platform.Records;

namespace Crm.Platform.Imports;

/// <summary>An import as the API shows it. Created + updated + duplicate + rejected is always the number of rows read.</summary>
public sealed class ImportResponse
{
    public required Guid Id { get; init; }
    public required string RecordType { get; init; }
    public required string FileName { get; init; }
    public required long SizeBytes { get; init; }
    public required string Encoding { get; init; }
    public required string Delimiter { get; init; }

    /// <summary>What the file is, whatever its name says.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>What stands around cells; null where the format has no such thing.</summary>
    public string? Quote { get; init; }
    public required bool HasHeader { get; init; }

    /// <summary>The sheets of a workbook.</summary>
    public IReadOnlyList<string>? Sheets { get; init; }
    public string? Sheet { get; init; }

    /// <summary>Whose export it looks like: hubspot, salesforce, pipedrive, google, outlook, or crm, which is this product's own.</summary>
    public string? Profile { get; init; }

    /// <summary>All that is decided about the file; a suggestion until somebody changes it.</summary>
    public ImportMapping? Mapping { get; init; }

    /// <summary>The saved mapping that was applied.</summary>
    public Guid? MappingId { get; init; }

    /// <summary>The first hundred places of the file that are not as they should be.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>The last check; null where there was none since the mapping changed.</summary>
    public ImportCheck? Check { get; init; }

    /// <summary>Rows that somebody has mended or left out.</summary>
    public required int FixedRows { get; init; }
    /// <summary>Rows that somebody has left out by hand; they are among the rejected, with this reason.</summary>
    public required int SkippedRows { get; init; }
    public required ImportState State { get; init; }
    public required IReadOnlyList<ImportColumn> Columns { get; init; }
    public required long TotalRows { get; init; }
    public required long ReadRows { get; init; }
    public required long Created { get; init; }
    public required long Updated { get; init; }
    public required long Duplicate { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Rows that went in although a cell was left out or mended.</summary>
    public required long Remarks { get; init; }

    /// <summary>Records of other types that were created because rows name them.</summary>
    public required long LinkedCreated { get; init; }

    /// <summary>The job that takes the file in, or takes the import back; null before it was started.</summary>
    public Guid? JobId { get; init; }

    public double? RatePerSecond { get; init; }

    /// <summary>How long it will still take at this rate; null where that cannot be said.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>False until what it created can also be found by search; lists, filters and matching see it at once.</summary>
    public required bool Searchable { get; init; }

    /// <summary>By what rows found their records.</summary>
    public required ImportMatches MatchedBy { get; init; }
    public string? ExternalSource { get; init; }
    public DateTime? StartedAt { get; init; }
    public DateTime? FinishedAt { get; init; }
    public required DateTime CreatedAt { get; init; }
    public string? CreatedByName { get; init; }
    public Guid? ChangeSetId { get; init; }
    public string? Error { get; init; }

    /// <summary>Records that the undo has taken back so far.</summary>
    public required long UndoneRecords { get; init; }

    /// <summary>Records that the undo left alone because somebody has changed them since.</summary>
    public required long KeptRecords { get; init; }
}

internal sealed class ImportView(ReferenceLabels labels, TimeProvider clock)
{
    public async Task<ImportResponse> Of(Import import, CancellationToken ct) => (await Of([import], ct))[0];

    public async Task<IReadOnlyList<ImportResponse>> Of(IReadOnlyList<Import> imports, CancellationToken ct)
    {
        var names = await labels.Fetch(imports.Where(i => i.CreatedBy is not null).Select(i => ("user", i.CreatedBy!.Value)), ct);
        return [.. imports.Select(i => Show(i, names.Of("user", i.CreatedBy)))];
    }

    /// <summary>What the import's jobs are called.</summary>
    public static JobTitle Title(Import import) => new("import", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["fileName"] = import.FileName,
        ["recordType"] = import.RecordType,
        ["rows"] = import.TotalRows,
    });

    private ImportResponse Show(Import import, string? createdByName) => new()
    {
        Id = import.Id,
        RecordType = import.RecordType,
        FileName = import.FileName,
        SizeBytes = import.SizeBytes,
        Encoding = import.Encoding,
        Delimiter = import.Delimiter.ToString(),
        Format = import.Format,
        Quote = import.Quote?.ToString(),
        HasHeader = import.HasHeader,
        Sheets = import.Sheets.Count == 0 ? null : import.Sheets,
        Sheet = import.Sheet,
        Profile = import.Profile,
        Mapping = import.Mapping,
        MappingId = import.MappingId,
        Problems = import.Problems,
        Check = import.Check,
        FixedRows = import.FixedRows,
        SkippedRows = import.SkippedRows,
        State = import.State,
        Columns = import.Columns,
        TotalRows = import.TotalRows,
        ReadRows = import.ReadRows,
        Created = import.Created,
        Updated = import.Updated,
        Duplicate = import.Duplicate,
        Rejected = import.Rejected,
        Remarks = import.Remarks,
        LinkedCreated = import.LinkedCreated,
        JobId = import.JobId,
        RatePerSecond = Rate(import),
        SecondsLeft = import.State == ImportState.Running && Rate(import) is { } rate and > 0 ? Math.Round((import.TotalRows - import.ReadRows) / rate, 1) : null,
        Searchable = import.IsSearchable,
        MatchedBy = import.MatchedBy,
        ExternalSource = import.ExternalSource,
        StartedAt = import.StartedAt,
        FinishedAt = import.FinishedAt,
        CreatedAt = import.CreatedAt,
        CreatedByName = createdByName,
        ChangeSetId = import.ChangeSetId,
        Error = import.Error,
        UndoneRecords = import.UndoneRecords,
        KeptRecords = import.KeptRecords,
    };

    private double? Rate(Import import)
    {
        if (import.StartedAt is not { } from || import.ReadRows == 0)
        {
            return null;
        }

        var seconds = ((import.FinishedAt ?? clock.GetUtcNow().UtcDateTime) - from).TotalSeconds;
        return seconds <= 0 ? null : Math.Round(import.ReadRows / seconds, 1);
    }
}
