namespace Crm.Platform.Operation.Checks;

/// <summary>One thing that is not as it should be, and how often; an example to look at, never a value of a record.</summary>
/// <param name="Repairable">Whether it can be made anew from what it is derived from.</param>
public sealed record CheckFinding(string What, long Count, bool Repairable = false, string? Example = null);

/// <summary>What was looked at, how many of it, and what was found.</summary>
public sealed record CheckOutcome(long Looked, IReadOnlyList<CheckFinding> Findings, string? Remark = null);

/// <summary>Compares what is derived with what it is derived from; found by scanning, run by the verb <c>check</c> while people work.</summary>
public interface IConsistencyCheck
{
    string Name { get; }

    int Order { get; }

    /// <summary>Runs within one snapshot of the database, of which all checks see the same moment.</summary>
    Task<CheckOutcome> Look(CancellationToken ct);

    /// <summary>Makes anew what the last look has found and can be made anew; outside of the snapshot.</summary>
    Task Repair(CancellationToken ct) => Task.CompletedTask;
}
