using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>What is bought together: single products, or families of them.</summary>
internal enum SuggestionKind
{
    Product,
    Family,
}

/// <summary>Where learning stands.</summary>
internal enum SuggestionModelState
{
    Learning,
    Ready,
    Failed,
}

/// <summary>What was learned from the orders at one time: which things are bought together. Never changed afterwards.</summary>
[HoldsNoPersonalData("counts and a state")]
internal sealed class SuggestionModel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Counts up; people call it by this.</summary>
    public required int Number { get; init; }
    public required DateTime RequestedAt { get; init; }
    public Guid? RequestedBy { get; init; }
    public SuggestionModelState State { get; private set; }

    /// <summary>Suggestions go by it; true of one at most.</summary>
    public bool IsActive { get; set; }
    public DateTime? LearnedAt { get; private set; }

    /// <summary>The first and the last order that it has seen.</summary>
    public DateTime? FirstOrderAt { get; private set; }
    public DateTime? LastOrderAt { get; private set; }

    /// <summary>Orders in which something was sold: what support is a share of.</summary>
    public int Orders { get; private set; }
    public long Lines { get; private set; }

    /// <summary>What is in fewer orders says nothing.</summary>
    public int MinOrders { get; private set; }
    public int ProductRules { get; private set; }
    public int FamilyRules { get; private set; }

    public void Learned(DateTime now, (DateTime First, DateTime Last)? seen, int orders, long lines, int minOrders, int productRules, int familyRules)
    {
        (State, IsActive, LearnedAt) = (SuggestionModelState.Ready, true, now);
        (FirstOrderAt, LastOrderAt, Orders, Lines) = (seen?.First, seen?.Last, orders, lines);
        (MinOrders, ProductRules, FamilyRules) = (minOrders, productRules, familyRules);
    }

    public void Fail() => State = State == SuggestionModelState.Learning ? SuggestionModelState.Failed : State;

    public void TryAgain() => State = State == SuggestionModelState.Failed ? SuggestionModelState.Learning : State;
}

/// <summary>Whoever buys one thing often buys the other in the same order.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class SuggestionRule
{
    public required Guid ModelId { get; init; }
    public required SuggestionKind Kind { get; init; }

    /// <summary>What is bought: the code of a product or the name of a family, as they are compared.</summary>
    public required string ItemKey { get; init; }

    /// <summary>What goes with it.</summary>
    public required string ThenKey { get; init; }

    /// <summary>What orders call them.</summary>
    public required string ItemName { get; init; }
    public required string ThenName { get; init; }

    /// <summary>Orders with the one, with the other, and with both.</summary>
    public int ItemOrders { get; init; }
    public int ThenOrders { get; init; }
    public int Together { get; init; }

    /// <summary>Customers who have bought both, in one order or in several.</summary>
    public int Customers { get; init; }
}

/// <summary>Why something is not suggested to a customer again.</summary>
internal enum DismissReason
{
    /// <summary>They have it, from us or from somebody else.</summary>
    Owned,
    NoNeed,
    OtherSupplier,
    TooExpensive,

    /// <summary>Not now: it comes back after a while.</summary>
    Later,
}

/// <summary>What is not suggested to an account.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class DismissedSuggestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; set; }
    public required SuggestionKind Kind { get; init; }
    public required string ItemKey { get; init; }
    public required string ItemName { get; init; }
    public DismissReason Reason { get; set; }
    public string? Note { get; set; }

    /// <summary>When it comes back; null for never.</summary>
    public DateTime? Until { get; set; }
    public DateTime DismissedAt { get; set; }
    public Guid? DismissedBy { get; set; }
}
