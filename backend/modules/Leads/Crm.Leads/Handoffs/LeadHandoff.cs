using Crm.Kernel;
using Crm.Leads.Domain;

namespace Crm.Leads.Handoffs;

/// <summary>A lead that one colleague passed to another, and what became of it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class LeadHandoff
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LeadId { get; set; }
    public HandoffState State { get; private set; }
    public required DateTime PassedAt { get; init; }

    /// <summary>Null where a rule passed it.</summary>
    public Guid? PassedBy { get; init; }

    /// <summary>Whose it was, and whose it is again where it comes back.</summary>
    public Guid? FromOwnerId { get; init; }
    public LeadStatus? StatusBefore { get; init; }
    public required Guid ToOwnerId { get; init; }

    /// <summary>What whoever passes it wants known.</summary>
    public string? Note { get; init; }

    /// <summary>Until when it is to be accepted; null where no time is agreed.</summary>
    public DateTime? AcceptBy { get; init; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public HandoffRejection? Reason { get; private set; }
    public string? ReasonNote { get; private set; }

    /// <summary>The working time until the answer.</summary>
    public int? WorkedMinutes { get; private set; }

    /// <summary>Empty while it waits, so that a lead waits for one answer at most.</summary>
    public Guid EndId { get; private set; }
    public long Version { get; private set; } = 1;

    /// <summary>What became of it.</summary>
    public void End(HandoffState state, DateTime at, Guid? by, int workedMinutes, HandoffRejection? reason = null, string? note = null)
    {
        (State, AnsweredAt, AnsweredBy, WorkedMinutes, Reason, ReasonNote, EndId) = (state, at, by, workedMinutes, reason, note, Id);
        Version++;
    }

    /// <summary>The answer was taken back.</summary>
    public void Reopen()
    {
        (State, AnsweredAt, AnsweredBy, WorkedMinutes, Reason, ReasonNote, EndId) = (HandoffState.Offered, null, null, null, null, null, Guid.Empty);
        Version++;
    }
}

/// <summary>Time that somebody spent on a lead.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class LeadEffort
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LeadId { get; set; }
    public Guid? UserId { get; init; }
    public required int Minutes { get; set; }
    public string? What { get; set; }
    public required DateTime At { get; set; }

    /// <summary>The call or the meeting that it follows from; its own id where somebody wrote it down.</summary>
    public required Guid SourceId { get; init; }
    public bool IsAutomatic { get; init; }
}

/// <summary>What marketing and sales have agreed on; one row.</summary>
[HoldsNoPersonalData("A setting.")]
internal sealed class HandoffAgreement
{
    public static readonly Guid OnlyId = new("0197a000-0000-7000-8000-000000000017");

    public Guid Id { get; init; } = OnlyId;

    /// <summary>Leads of marketing with so many points are passed on by themselves; null is never.</summary>
    public int? PassFromScore { get; set; }

    /// <summary>Who gets what a rule passes, in turn.</summary>
    public List<Guid> ReceiverIds { get; set; } = [];
    public Guid? LastReceiverId { get; set; }

    /// <summary>What is not accepted in time goes back by itself; else whoever stands above is told.</summary>
    public bool ReturnWhenLate { get; set; }
    public long Version { get; private set; } = 1;

    public void Edited() => Version++;
}
