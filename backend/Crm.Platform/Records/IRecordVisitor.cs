using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Work on records of whatever type, whose class only the type's own module can name.</summary>
internal interface IRecordVisitor<TResult>
{
    TResult Visit<T>(RecordType<T> type)
        where T : Record;
}
