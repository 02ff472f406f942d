using Crm.Kernel;

namespace Crm.Platform.Imports.Rows;

/// <summary>Takes rows in as records of one declared type; the acting user's rights hold.</summary>
internal interface IRecordImporter
{
    string RecordType { get; }

    /// <summary>Decides about each row of a batch and writes what follows; the rows come back in their order.</summary>
    Task<IReadOnlyList<ImportRow>> Take(Guid importId, string? source, IReadOnlyList<ReadRow> rows, ReferenceResolver references, CancellationToken ct);

    /// <summary>Makes the links of rows to records of their own type, once all rows are in; answers what could not be linked and whether anything changed.</summary>
    Task<(bool Changed, string? Remark)> Link(ImportRow outcome, ReadRow row, ReferenceResolver references, CancellationToken ct);

    /// <summary>Loads the records that <see cref="Link"/> will be asked about, in one query.</summary>
    Task Prepare(IReadOnlyCollection<Guid> recordIds, CancellationToken ct);

    /// <summary>A record that has nothing but a name; refused where the user may not create such records.</summary>
    Task<Record> CreateNamed(string name, CancellationToken ct);
}
