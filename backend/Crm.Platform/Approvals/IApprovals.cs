namespace Crm.Platform.Approvals;

/// <summary>Port: asks whether the caller may do something that goes beyond limits. The limits and who decides are the company's to say.</summary>
public interface IApprovals
{
    /// <summary>How it stands; nothing is written and nobody is asked.</summary>
    Task<ApprovalStanding> Look(ApprovalRequest request, CancellationToken ct);

    /// <summary>Asks, as part of the present commit: what is inside the limits is approved at once and noted as such, else exactly one person is asked.</summary>
    Task<ApprovalStanding> Ask(ApprovalRequest request, CancellationToken ct);

    /// <summary>Takes a request back that waits for a decision: what it asked for has changed.</summary>
    Task Withdraw(string kind, Guid recordId, CancellationToken ct);
}

/// <summary>What is asked for.</summary>
/// <param name="Title">How the record is called.</param>
/// <param name="Digest">What exactly is asked for, in brief: the same again is not asked twice, and something else is.</param>
public sealed record ApprovalRequest(string Kind, Guid RecordId, string Title, string Digest, IReadOnlyList<ApprovalFact> Facts);

/// <summary>How far something goes by one measure, how far it might have gone without asking, and where, such as a line.</summary>
public sealed record ApprovalFact(string Measure, decimal Value, decimal? Limit = null, string? What = null);

/// <summary>Whether something may be done.</summary>
public enum ApprovalNeed
{
    /// <summary>It is inside the limits, or the caller decides such things.</summary>
    None,

    /// <summary>Somebody has to be asked.</summary>
    Needed,
    Waiting,
    Approved,
    Declined,
}

/// <summary>How a request stands.</summary>
/// <param name="Facts">What is beyond the limits, or was.</param>
/// <param name="ApproverName">Who is asked, or has decided.</param>
public sealed record ApprovalStanding(
    ApprovalNeed Need, IReadOnlyList<ApprovalFact> Facts, Guid? ApprovalId = null, Guid? ApproverId = null, string? ApproverName = null, DateTime? DueAt = null, string? Reason = null)
{
    public bool MayProceed => Need is ApprovalNeed.None or ApprovalNeed.Approved;
}
