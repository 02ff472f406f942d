using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Approvals.Features;

/// <summary>A request for approval.</summary>
public sealed class ApprovalResponse
{
    public required Guid Id { get; init; }

    /// <summary>What it is for, such as quotePrice.</summary>
    public required string Kind { get; init; }
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>How the record was called when it was asked.</summary>
    public required string Title { get; init; }

    /// <summary>How far it goes by each measure, and how far it might have gone without asking.</summary>
    public required IReadOnlyList<ApprovalFact> Facts { get; init; }
    public Guid? AskedById { get; init; }
    public string? AskedByName { get; init; }
    public required DateTime AskedAt { get; init; }
    public required ApprovalState State { get; init; }
    public required ApprovalMeans Means { get; init; }

    /// <summary>Which of the levels is asked; there are two at most.</summary>
    public required int Level { get; init; }
    public required int Levels { get; init; }
    public Guid? ApproverId { get; init; }
    public string? ApproverName { get; init; }
    public DateTime? DueAt { get; init; }
    public DateTime? DecidedAt { get; init; }
    public Guid? DecidedById { get; init; }
    public string? DecidedByName { get; init; }
    public string? Reason { get; init; }
    public required long WaitedSeconds { get; init; }
    public required IReadOnlyList<ApprovalStepResponse> Steps { get; init; }

    /// <summary>Whether it is the caller's turn.</summary>
    public required bool MayDecide { get; init; }
}

/// <summary>Somebody who was asked before.</summary>
/// <param name="Why">late, away, or approved by the first of two.</param>
public sealed record ApprovalStepResponse(Guid ApproverId, string? ApproverName, DateTime At, string Why, int Level);

/// <summary>Shows requests; names come in one query.</summary>
internal sealed class ApprovalView(ReferenceLabels labels, ICurrentUser user)
{
    public async Task<IReadOnlyList<ApprovalResponse>> Of(IReadOnlyCollection<Approval> approvals, CancellationToken ct)
    {
        var people = approvals.SelectMany(a => a.Steps.Select(s => (Guid?)s.ApproverId).Concat([a.AskedById, a.ApproverId, a.DecidedById])).OfType<Guid>();
        var names = await labels.Fetch(people.Select(id => ("user", id)), ct);
        return [.. approvals.Select(a => Of(a, names))];
    }

    private ApprovalResponse Of(Approval approval, Labels names) => new()
    {
        Id = approval.Id,
        Kind = approval.Kind,
        RecordType = approval.RecordType,
        RecordId = approval.RecordId,
        Title = approval.Title,
        Facts = approval.Facts,
        AskedById = approval.AskedById,
        AskedByName = names.Of("user", approval.AskedById),
        AskedAt = approval.AskedAt,
        State = approval.State,
        Means = approval.Means,
        Level = approval.Level,
        Levels = approval.Levels,
        ApproverId = approval.ApproverId,
        ApproverName = names.Of("user", approval.ApproverId),
        DueAt = approval.State == ApprovalState.Waiting ? approval.DueAt : null,
        DecidedAt = approval.DecidedAt,
        DecidedById = approval.DecidedById,
        DecidedByName = names.Of("user", approval.DecidedById),
        Reason = approval.Reason,
        WaitedSeconds = approval.WaitedSeconds,
        Steps = [.. approval.Steps.Select(s => new ApprovalStepResponse(s.ApproverId, names.Of("user", s.ApproverId), s.At, s.Why, s.Level))],
        MayDecide = approval.State == ApprovalState.Waiting && approval.ApproverId == user.Id,
    };
}
