namespace Crm.Platform.History;

/// <summary>A field or a record that an undo left alone: mostly because somebody has changed it since.</summary>
public sealed record UndoConflict(string RecordType, Guid RecordId, string RecordName, string Field, string? Expected, string? Current)
{
    /// <summary><c>changed_since</c>, <c>edited_since</c> (a created record), <c>not_visible</c>, <c>not_permitted</c>, <c>refused</c> (a rule forbids it) or <c>referenced</c> (others refer to it by now).</summary>
    public string Code { get; init; } = "changed_since";

    /// <summary>What the expected reference is called.</summary>
    public string? ExpectedLabel { get; init; }

    /// <summary>What the present reference is called.</summary>
    public string? CurrentLabel { get; init; }

    /// <summary>Who changed it last, and when; given for the first hundred.</summary>
    public Guid? ChangedBy { get; init; }
    public string? ChangedByName { get; init; }
    public DateTime? ChangedAt { get; init; }

    /// <summary>The version that the change to be undone made.</summary>
    internal long Version { get; init; }
}

/// <summary>What an undo did and what it left alone.</summary>
internal sealed class UndoReport
{
    private readonly Dictionary<Guid, int> byRecord = [];

    /// <summary>Changes taken back.</summary>
    public int Undone => byRecord.Values.Sum();

    /// <summary>Records that went back, at least in part.</summary>
    public int Records => byRecord.Count;

    public List<UndoConflict> Conflicts { get; } = [];

    public void Note(Change change) => byRecord[change.RecordId] = byRecord.GetValueOrDefault(change.RecordId) + 1;

    public void Withdraw(Guid recordId) => byRecord.Remove(recordId);
}
