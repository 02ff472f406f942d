using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>Takes rows in as records of one declared type; the acting user's rights hold.</summary>
internal interface IRecordImporter
{
    string RecordType { get; }

    /// <summary>Reads what the rows of a batch may mean, in a handful of queries; nothing is tracked or written.</summary>
    Task<ImportBatch> Read(ImportPlan plan, IReadOnlyList<ReadRow> rows, TrialMemory? memory, CancellationToken ct);

    /// <summary>Decides about each row of a batch and notes what follows; the verdicts come in the order of the rows.</summary>
    Task<IReadOnlyList<RowVerdict>> Take(ImportBatch batch, ReferenceResolver references, TrialMemory? memory, CancellationToken ct);

    /// <summary>Those of the earlier rows of a file that agree with a row in something that records are found by.</summary>
    IEnumerable<ReadRow> Alike(ReadRow row, IEnumerable<ReadRow> earlier);

    /// <summary>Makes the links of rows to records of their own type, once all rows are in; answers what could not be linked and whether anything changed.</summary>
    Task<(bool Changed, string? Remark)> Link(ImportRow outcome, ReadRow row, ReferenceResolver references, CancellationToken ct);

    /// <summary>Loads the records that <see cref="Link"/> will be asked about, in one query.</summary>
    Task Prepare(IReadOnlyCollection<Guid> recordIds, CancellationToken ct);

    /// <summary>A record that has a name and what else a row says of it; refused where the user may not create such records.</summary>
    Task<Record> CreateNamed(string name, RecordValues? more, CancellationToken ct);
}
