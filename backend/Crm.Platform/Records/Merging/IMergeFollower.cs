namespace Crm.Platform.Records.Merging;

/// <summary>Records that become one: what refers to <see cref="From"/> refers to <see cref="To"/> from now on.</summary>
public sealed record RecordMerge(string RecordType, IReadOnlyList<Guid> From, Guid To, Guid ChangeSetId);

/// <summary>Port: moves what refers to records in another way than by a declared field, in the commit of the merge. Found by scanning.</summary>
public interface IMergeFollower
{
    Task Follow(RecordMerge merge, CancellationToken ct);
}
