namespace Crm.Platform.Imports;

/// <summary>One column of a file: some of its values, and the field that it goes to.</summary>
public sealed record ImportColumn(int Index, string Header, IReadOnlyList<string> Samples, string? Field, string? Warning = null);

/// <summary>What kind of file it is.</summary>
public enum ImportFormat
{
    Csv,
    Xlsx,
    Vcard,
}

/// <summary>A place of a file that cannot be read.</summary>
public sealed record ImportProblem(long Line, string Code, string Message);

/// <summary>What would become of the rows, as far as they have been looked at without being written.</summary>
public sealed record ImportCheck(long Total, long Created, long Updated, long Duplicate, long Rejected, long Remarks, long LinkedCreated, DateTime At)
{
    /// <summary>How many rows that simply go in are listed; all others are listed without exception.</summary>
    public ImportListed? Listed { get; init; }

    /// <summary>The counts after one row has another outcome.</summary>
    internal ImportCheck Moved(CheckedRow before, CheckedRow after, bool wasListed) => this with
    {
        Created = Created + Change(before, after, ImportOutcome.Created),
        Updated = Updated + Change(before, after, ImportOutcome.Updated),
        Duplicate = Duplicate + Change(before, after, ImportOutcome.Duplicate),
        Rejected = Rejected + Change(before, after, ImportOutcome.Rejected),
        Listed = new ImportListed(
            (Listed?.Created ?? 0) + Listing(before, after, wasListed, ImportOutcome.Created), (Listed?.Duplicate ?? 0) + Listing(before, after, wasListed, ImportOutcome.Duplicate)),
        Remarks = Remarks + (after.HasRemarks ? 1 : 0) - (before.HasRemarks ? 1 : 0),
    };

    private static int Listing(CheckedRow before, CheckedRow after, bool wasListed, ImportOutcome outcome) => (after.Outcome == outcome ? 1 : 0) - (wasListed && before.Outcome == outcome ? 1 : 0);

    private static int Change(CheckedRow before, CheckedRow after, ImportOutcome outcome) => (after.Outcome == outcome ? 1 : 0) - (before.Outcome == outcome ? 1 : 0);
}

/// <summary>Of rows that simply go in a check lists the first thousand of each outcome.</summary>
public sealed record ImportListed(long Created, long Duplicate);
