using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>By what a row may find its record.</summary>
internal enum MatchKind
{
    ExternalId,
    Domains,
    Emails,
    Phones,
    Name,
}

/// <summary>What an import's settings mean for its rows, one by one.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Source">The system that keys speak of; null where the file brings none.</param>
/// <param name="LinkSource">The system that keys of records to link to speak of.</param>
/// <param name="MatchBy">In the order of precedence.</param>
/// <param name="Sides">Which side wins.</param>
/// <param name="OnlyUpdates">Rows that match nothing are rejected.</param>
/// <param name="CreatesLinked">What rows name and does not exist is created.</param>
internal sealed record ImportPlan(Guid ImportId, string? Source, string? LinkSource, IReadOnlyList<MatchKind> MatchBy, MatchSides Sides, bool OnlyUpdates, bool CreatesLinked)
{
    public static ImportPlan Of(Import import, RecordType type)
    {
        var mapping = import.Mapping;
        var hasKeys = import.Columns.Exists(c => c.Field == ImportTarget.ExternalId);
        return new(
            import.Id, hasKeys ? import.ExternalSource : null, import.ExternalSource, Order(type, mapping?.MatchBy), mapping?.OnMatch ?? new MatchSides(), mapping?.OnMatchNone == OnMatchNone.Skip,
            mapping?.CreateLinked ?? true);
    }

    /// <summary>What records of a type can be matched by, in the usual order: people by what reaches them, organisations first by what they are called.</summary>
    public static IReadOnlyList<MatchKind> Usual(RecordType type) => type.IdentityFields.Count == 1
        ? [MatchKind.ExternalId, MatchKind.Domains, MatchKind.Name, MatchKind.Phones, MatchKind.Emails]
        : [MatchKind.ExternalId, MatchKind.Domains, MatchKind.Emails, MatchKind.Phones, MatchKind.Name];

    /// <summary>The kind of this name; null where there is none.</summary>
    public static MatchKind? Kind(string name) => Enum.TryParse<MatchKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && char.IsLetter(name[0]) ? kind : null;

    private static IReadOnlyList<MatchKind> Order(RecordType type, IReadOnlyList<string>? chosen) =>
        chosen is null ? Usual(type) : [.. chosen.Select(Kind).OfType<MatchKind>().Distinct()];
}

/// <summary>What becomes of a row, and why.</summary>
internal sealed record RowVerdict(ReadRow Row, ImportOutcome Outcome, Guid? RecordId = null, string? RecordName = null)
{
    /// <summary>Why it is rejected, or what is left out or mended.</summary>
    public string? Reason { get; init; }

    /// <summary>The record that it went into.</summary>
    public Record? Record { get; init; }

    /// <summary>What is news of what the person has agreed to.</summary>
    public IReadOnlyList<ConsentAct> Consents { get; init; } = [];

    /// <summary>By what it found its record.</summary>
    public MatchKind? By { get; init; }

    /// <summary>What changes on a record that was there before.</summary>
    public IReadOnlyList<FieldDifference> Changes { get; init; } = [];

    public static RowVerdict Reject(ReadRow row, string reason) => new(row, ImportOutcome.Rejected) { Reason = Join([reason, .. row.Remarks]) };

    public static string? Join(IReadOnlyList<string> remarks) => remarks.Count == 0 ? null : string.Join(' ', remarks);

    public ImportRow AsRow(Guid importId) => new()
    {
        ImportId = importId, Line = Row.Line, Outcome = Outcome, RecordId = RecordId, Reason = ImportRow.Cut(Reason),
        Cells = Outcome == ImportOutcome.Rejected ? [.. Row.Cells] : null, Fingerprint = Outcome == ImportOutcome.Rejected ? null : Row.Fingerprint,
    };
}

/// <summary>One field of a record before and after.</summary>
internal sealed record FieldDifference(Field Field, object? Before, object? After);
