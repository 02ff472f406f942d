using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>A rule of a record that needs the database; checked before every save, found by scanning. Bulk work asks it for every record: it keeps what it has read.</summary>
public interface IRecordRule<in T>
    where T : Record
{
    /// <summary>Throws where the record may not be saved as it is, or adds what is wrong to <paramref name="errors"/>.</summary>
    Task Check(T record, RecordValues changed, InputErrors errors, CancellationToken ct);
}
