namespace Crm.Platform.Records;

/// <summary>Port: something that is counted for records of another module, such as the open activities of an account; found by scanning.</summary>
public interface IRecordTotals
{
    /// <summary>What is counted, as the API names it: <c>openActivities</c>.</summary>
    string Name { get; }

    string RecordType { get; }

    /// <summary>How many of what the caller may see each of these has, in one query; those with none are missing.</summary>
    Task<IReadOnlyDictionary<Guid, long>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
