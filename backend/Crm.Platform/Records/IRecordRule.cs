using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>A rule of a record that needs the database; checked before every save, found by scanning. Bulk work asks it for every record: it keeps what it has read.</summary>
public interface IRecordRule<in T>
    where T : Record
{
    /// <summary>Throws where the record may not be saved as it is, or adds what is wrong to <paramref name="errors"/>.</summary>
    Task Check(T record, RecordValues changed, InputErrors errors, CancellationToken ct);
}

/// <summary>A rule that can look ahead: it is told which records of a batch come, and reads for all of them what it would else ask for each.</summary>
public interface IForesight<in T>
    where T : Record
{
    /// <summary>Reads in a handful of queries what the checks of these records will need. They are drafts: what names others by name may still be missing.</summary>
    Task Foresee(IReadOnlyList<T> records, CancellationToken ct);
}
