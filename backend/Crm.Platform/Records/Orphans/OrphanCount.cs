namespace Crm.Platform.Records.Orphans;

/// <summary>Why a reference leads nowhere.</summary>
public enum OrphanKind
{
    /// <summary>What it refers to lies in the bin.</summary>
    Deleted,

    /// <summary>There is nothing with this id.</summary>
    Missing,

    /// <summary>The owner may not sign in any more.</summary>
    InactiveOwner,
}

/// <summary>How many living records have such a reference in one field.</summary>
public sealed class OrphanCount
{
    public required string RecordType { get; init; }
    public required string Field { get; init; }
    public required OrphanKind Kind { get; init; }
    public required long Count { get; init; }
}
