using Crm.Activities.Promises.Rules;
using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Activities.Domain;

/// <summary>Where a promise stands.</summary>
internal enum PromiseState
{
    /// <summary>A rule has found it; nobody has said yet that it is one.</summary>
    Proposed,
    Confirmed,
    Kept,
    Broken,
    Withdrawn,

    /// <summary>What a rule had found was no promise.</summary>
    Dismissed,
}

/// <summary>What somebody does with a promise.</summary>
internal enum PromiseAct
{
    Confirm,
    Keep,
    Break,
    Withdraw,
    Dismiss,
}

/// <summary>Who promised what to whom, until when, and the words that say so.</summary>
internal sealed class Promise : Record
{
    /// <summary>How long a promise may be overdue before the owner's manager hears of it.</summary>
    private const int DaysUntilManager = 2;

    public string? What { get; private set; }
    public PromiseState? State { get; private set; }
    public PromiseSide? PromisedBy { get; private set; }
    public Guid? PromisedById { get; private set; }
    public Guid? ContactId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Money? Amount { get; private set; }

    /// <summary>What it is about, in a word or two: contradictions are looked for among the promises of one subject.</summary>
    public string? SubjectKey { get; private set; }
    public DateOnly? Due { get; private set; }
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public bool? Contradicted { get; private set; }
    public string? Evidence { get; private set; }
    public Guid? EvidenceActivityId { get; private set; }
    public DateTime? EvidenceAt { get; private set; }

    /// <summary>How sure the rule was, in percent; empty where a person wrote the promise down.</summary>
    public long? Confidence { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>The due date of which the owner was told that it has passed.</summary>
    public DateOnly? AlertedFor { get; private set; }

    /// <summary>The same of the owner's managers.</summary>
    public DateOnly? EscalatedFor { get; private set; }

    /// <summary>On which day somebody must be told next; null where nobody must.</summary>
    public DateOnly? NextAlert { get; private set; }

    public bool IsLive => !IsDeleted && State is PromiseState.Proposed or PromiseState.Confirmed;

    /// <summary>Writes down what a rule has found in an activity.</summary>
    public static Promise Propose(FoundPromise found, Guid activityId, Guid? contactId, Guid? accountId, Guid? ownerId, Guid? teamId, DateTime at)
    {
        var promise = new Promise
        {
            What = found.What,
            State = PromiseState.Proposed,
            PromisedBy = found.By,
            PromisedById = found.By == PromiseSide.Us ? ownerId : null,
            ContactId = contactId,
            AccountId = accountId,
            Amount = found.Amount,
            SubjectKey = found.Topic,
            Due = found.Due,
            ValidFrom = DateOnly.FromDateTime(at),
            ValidUntil = found.ValidUntil,
            Evidence = found.Sentence,
            EvidenceActivityId = activityId,
            EvidenceAt = at,
            Confidence = (long)Math.Round(found.Confidence * 100),
        };
        promise.AssignTo(ownerId, teamId);
        return promise;
    }

    public override void Derive() => NextAlert = NextAlertOf(AlertedFor, EscalatedFor);

    /// <summary>Fills in what follows from the rest where a person writes the promise down.</summary>
    public void Begin(DateTime now, string? topic)
    {
        PromisedBy ??= PromiseSide.Us;
        PromisedById ??= PromisedBy == PromiseSide.Us ? OwnerId : null;
        SubjectKey ??= topic;
        EvidenceAt ??= now;
        var given = DateOnly.FromDateTime(EvidenceAt.Value);
        ValidFrom ??= ValidUntil < given ? ValidUntil : given;
    }

    public void BelongsTo(Guid? accountId) => AccountId ??= accountId;

    /// <summary>The state that an act leads to.</summary>
    public PromiseState After(PromiseAct act) => (act, State) switch
    {
        (PromiseAct.Confirm, PromiseState.Proposed) => PromiseState.Confirmed,
        (PromiseAct.Dismiss, PromiseState.Proposed) => PromiseState.Dismissed,
        (PromiseAct.Keep, PromiseState.Proposed or PromiseState.Confirmed or PromiseState.Broken) => PromiseState.Kept,
        (PromiseAct.Break, PromiseState.Proposed or PromiseState.Confirmed or PromiseState.Kept) => PromiseState.Broken,
        (PromiseAct.Withdraw, PromiseState.Proposed or PromiseState.Confirmed) => PromiseState.Withdrawn,
        _ => throw new ConflictException("promise_settled", $"This promise is {State} and cannot be changed so.")
        {
            Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State.ToString()!.ToLowerInvariant() },
        },
    };

    /// <summary>The sentence is not in the text any more.</summary>
    public void Lapse() => State = PromiseState.Dismissed;

    /// <summary>Says whether another promise of ours contradicts it; answers whether that is new.</summary>
    public bool Mark(bool contradicted)
    {
        var isNews = contradicted && Contradicted != true;
        if ((Contradicted ?? false) != contradicted)
        {
            Contradicted = contradicted;
        }

        return isNews;
    }

    /// <summary>When somebody must be told next, if these dues were told of already.</summary>
    public DateOnly? NextAlertOf(DateOnly? alertedFor, DateOnly? escalatedFor) => this switch
    {
        { State: not PromiseState.Confirmed } or { IsDeleted: true } or { Due: null } => null,
        _ when alertedFor != Due => Due!.Value.AddDays(1),
        { PromisedBy: PromiseSide.Us } when escalatedFor != Due => Due!.Value.AddDays(1 + DaysUntilManager),
        _ => null,
    };
}
