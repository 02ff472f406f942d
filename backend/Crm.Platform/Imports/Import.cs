using Crm.Kernel;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;

namespace Crm.Platform.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is here; nothing is written before somebody has checked the columns.</summary>
    Mapping,

    /// <summary>All rows are looked at without being written.</summary>
    Checking,

    /// <summary>What would become of each row is known; cells can be mended before it is started.</summary>
    Checked,
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,
    Undoing,
    Undone,
}

/// <summary>A file on its way into records of one type, and the fate of all its rows.</summary>
internal sealed class Import
{
    public const int MaxFileName = 260;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public required string FileName { get; init; }
    public long SizeBytes { get; init; }
    public required string Encoding { get; set; }
    public char Delimiter { get; set; }
    public List<ImportColumn> Columns { get; set; } = [];
    public long TotalRows { get; set; }
    public Guid? CreatedBy { get; init; }
    public DateTime CreatedAt { get; init; }

    public ImportFormat Format { get; set; }
    public char? Quote { get; set; }
    public bool HasHeader { get; set; } = true;

    /// <summary>The sheets of a workbook, and the one that is read.</summary>
    public List<string> Sheets { get; set; } = [];
    public string? Sheet { get; set; }

    /// <summary>Rows with a title that stand above the table.</summary>
    public int Preamble { get; set; }

    /// <summary>The system whose export it looks like.</summary>
    public string? Profile { get; set; }

    /// <summary>What is decided about the file; null for imports from before there was more to decide than columns.</summary>
    public ImportMapping? Mapping { get; set; }

    /// <summary>The saved mapping that was applied.</summary>
    public Guid? MappingId { get; set; }

    /// <summary>The first places that cannot be read.</summary>
    public List<ImportProblem> Problems { get; set; } = [];

    /// <summary>The last check; null where there was none since the mapping changed.</summary>
    public ImportCheck? Check { get; set; }

    /// <summary>Rows with cells that somebody has mended.</summary>
    public int FixedRows { get; set; }

    /// <summary>Rows that somebody has left out; they are among the rejected.</summary>
    public int SkippedRows { get; set; }

    /// <summary>By what rows found their records.</summary>
    public ImportMatches MatchedBy { get; private set; } = ImportMatches.None;

    /// <summary>Whether what it created can be found by search: postings are written in bulk when all rows are in.</summary>
    public bool IsSearchable { get; private set; } = true;

    /// <summary>The created record after which the search index goes on.</summary>
    public Guid? IndexedUpTo { get; private set; }
    public long IndexedRecords { get; private set; }

    /// <summary>The system that the column with keys speaks of.</summary>
    public string? ExternalSource { get; set; }

    public ImportState State { get; private set; }
    public Guid? JobId { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }
    public string? Error { get; private set; }

    /// <summary>Rows that have an outcome; the next portion begins behind them.</summary>
    public long ReadRows { get; private set; }
    public long Created { get; private set; }
    public long Updated { get; private set; }
    public long Duplicate { get; private set; }
    public long Rejected { get; private set; }

    /// <summary>Rows that went in although a cell of theirs had to be left out or mended.</summary>
    public long Remarks { get; private set; }

    /// <summary>Records of other types that were created because a row named them.</summary>
    public long LinkedCreated { get; private set; }

    /// <summary>Rows whose links to rows of the same file are made; they wait until all rows are in.</summary>
    public long LinkedRows { get; private set; }

    public Guid? ChangeSetId { get; private set; }
    public Guid? UndoChangeSetId { get; private set; }

    /// <summary>The record after which the undo goes on.</summary>
    public Guid? UndoneUpTo { get; private set; }
    public long UndoneRecords { get; private set; }

    /// <summary>Records that an undo left alone, wholly or in part, because somebody has changed them since.</summary>
    public long KeptRecords { get; private set; }

    /// <summary>How the file is read, always alike.</summary>
    public FileShape Shape => new(Format, Encoding, Delimiter, Quote ?? '"', HasHeader, Sheet, Preamble) { Sheets = Sheets };

    public bool IsOver => State is ImportState.Completed or ImportState.Failed or ImportState.Cancelled;

    public bool IsUnderWay => State is ImportState.Queued or ImportState.Running or ImportState.Undoing;

    /// <summary>Before it is started everything can still be decided otherwise.</summary>
    public void MustBeOpen()
    {
        if (State is not (ImportState.Mapping or ImportState.Checked))
        {
            throw new ConflictException("import_already_started", "This import has already been started.");
        }
    }

    public void Queue(Guid jobId)
    {
        MustBeOpen();
        JobId = jobId;
        State = ImportState.Queued;
    }

    public void BeginCheck(Guid jobId)
    {
        MustBeOpen();
        JobId = jobId;
        Check = null;
        State = ImportState.Checking;
    }

    public void EndCheck(ImportCheck check)
    {
        Check = check;
        State = ImportState.Checked;
    }

    /// <summary>What was checked no longer holds.</summary>
    public void BackToMapping() => State = ImportState.Mapping;

    public void Begin(Guid changeSetId, DateTime now, bool isIndexedLater)
    {
        IsSearchable = !isIndexedLater;
        State = ImportState.Running;
        StartedAt = now;
        ChangeSetId = changeSetId;
    }

    /// <summary>A resumed import works again.</summary>
    public void GoOn() => State = ImportState.Running;

    public void Count(IReadOnlyList<RowVerdict> rows, int linkedCreated)
    {
        ReadRows += rows.Count;
        Created += rows.Count(r => r.Outcome == ImportOutcome.Created);
        Updated += rows.Count(r => r.Outcome == ImportOutcome.Updated);
        Duplicate += rows.Count(r => r.Outcome == ImportOutcome.Duplicate);
        Rejected += rows.Count(r => r.Outcome == ImportOutcome.Rejected);
        Remarks += rows.Count(r => r.Outcome != ImportOutcome.Rejected && r.Reason is not null);
        LinkedCreated += linkedCreated;
        MatchedBy = new ImportMatches
        {
            ExternalId = MatchedBy.ExternalId + rows.Count(r => r.By == MatchKind.ExternalId),
            Domains = MatchedBy.Domains + rows.Count(r => r.By == MatchKind.Domains),
            Emails = MatchedBy.Emails + rows.Count(r => r.By == MatchKind.Emails),
            Phones = MatchedBy.Phones + rows.Count(r => r.By == MatchKind.Phones),
            Name = MatchedBy.Name + rows.Count(r => r.By == MatchKind.Name),
        };
    }

    public void CountIndexed(Guid? upTo, int records, bool isLast)
    {
        IndexedRecords = IndexedUpTo is null ? records : IndexedRecords + records;
        IndexedUpTo = upTo ?? IndexedUpTo;
        IsSearchable = isLast;
    }

    /// <summary>Records that became findable while the import went on; where those were all, nothing is left to do.</summary>
    public void CountIndexedMeanwhile(int records)
    {
        IndexedRecords += records;
        IsSearchable = ReadRows == TotalRows && IndexedRecords == Created + LinkedCreated;
    }

    public void CountLinks(int rows, int becameUpdated, int becameRemarks, int linkedCreated)
    {
        LinkedRows += rows;
        Updated += becameUpdated;
        Duplicate -= becameUpdated;
        Remarks += becameRemarks;
        LinkedCreated += linkedCreated;
    }

    /// <summary>An import that failed or was stopped goes on where its last batch ended.</summary>
    public void Resume(Guid jobId)
    {
        if (State is not (ImportState.Failed or ImportState.Cancelled) || JobId != jobId)
        {
            throw new ConflictException("job_not_retryable", "This import cannot go on: it has been taken back or thrown away.");
        }

        State = ImportState.Queued;
        FinishedAt = null;
        Error = null;

        // Who goes on creates more: what is findable already is passed over.
        IsSearchable = ReadRows <= 0 && IsSearchable;
        IndexedUpTo = null;
        IndexedRecords = 0;
    }

    public void End(ImportState state, DateTime now, string? error = null)
    {
        State = state;
        FinishedAt = now;
        Error = error;

        // Samples were for whoever checked the columns; personal data is not kept longer than it serves.
        Columns = [.. Columns.Select(c => c with { Samples = [] })];
    }

    public void BeginUndo(Guid jobId)
    {
        if (State is ImportState.Undoing or ImportState.Undone)
        {
            throw new ConflictException("already_undone", "This import has already been undone.");
        }

        if (!IsOver || ChangeSetId is null)
        {
            throw new ConflictException("nothing_to_undo", "Only an import that has ended can be undone. Cancel it first.");
        }

        State = ImportState.Undoing;
        JobId = jobId;
    }

    /// <summary>An undo that failed or was stopped goes on where its last batch ended.</summary>
    public void ResumeUndo(Guid jobId)
    {
        if (State != ImportState.Failed || JobId != jobId)
        {
            throw new ConflictException("job_not_retryable", "This undo cannot go on: another one has been started since.");
        }

        State = ImportState.Undoing;
        Error = null;
    }

    public void UndoInto(Guid changeSetId) => UndoChangeSetId = changeSetId;

    public void CountUndone(Guid upTo, int undone, int kept)
    {
        UndoneUpTo = upTo;
        UndoneRecords += undone;
        KeptRecords += kept;
    }

    /// <summary>The undo was taken back: what it had brought is there again, and can be taken back again.</summary>
    public void ComeBack()
    {
        State = ReadRows == TotalRows ? ImportState.Completed : ImportState.Cancelled;
        UndoChangeSetId = null;
        UndoneUpTo = null;
        UndoneRecords = 0;
        KeptRecords = 0;
    }

    public void EndUndo() => State = ImportState.Undone;

    /// <summary>An undo that could not go on can be asked for again: it continues where it stopped.</summary>
    public void FailUndo(string? error)
    {
        State = ImportState.Failed;
        Error = error;
    }
}
