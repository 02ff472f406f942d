using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>What was expected at an instant, kept so that later days can be compared with it.</summary>
[HoldsNoPersonalData("An instant, a currency and counts.")]
internal sealed class ForecastSnapshot : Entity
{
    private ForecastSnapshot()
    {
    }

    public ForecastSnapshot(string slot, DateTime takenAt, Guid? takenById, string currency)
    {
        Slot = slot;
        TakenAt = takenAt;
        TakenById = takenById;
        Currency = currency;
    }

    /// <summary>The week it stands for, <c>2026-W47</c>, so that of two instances one takes it; an id where somebody asked for it.</summary>
    public string Slot { get; private set; } = "";

    public DateTime TakenAt { get; private set; }

    public Guid? TakenById { get; private set; }

    /// <summary>The company's currency at that time.</summary>
    public string Currency { get; private set; } = "";

    public int Deals { get; private set; }

    /// <summary>Null while the deals are still being written down: such a snapshot is not shown.</summary>
    public DateTime? CompletedAt { get; private set; }

    /// <summary>Whether what each deal was is still there; the figures stay for good.</summary>
    public bool HasDeals { get; private set; }

    public void Complete(int deals, DateTime at)
    {
        Deals = deals;
        HasDeals = true;
        CompletedAt = at;
    }

    public void Thin() => HasDeals = false;
}

/// <summary>What one deal was when the snapshot was taken.</summary>
[HoldsNoPersonalData("Ids, words of fixed lists and numbers.")]
internal sealed class ForecastDeal
{
    public Guid SnapshotId { get; init; }
    public Guid OpportunityId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? ProductId { get; init; }
    public OpportunityStatus Status { get; init; }
    public ForecastCategory Category { get; init; }

    /// <summary>The month in which it closed or was expected to: 201703; 0 where nobody said.</summary>
    public int Period { get; init; }

    /// <summary>Minor units of the company's currency.</summary>
    public long Minor { get; init; }
    public long WeightedMinor { get; init; }
}

/// <summary>The sum of the deals of one owner, month and category in a snapshot.</summary>
[HoldsNoPersonalData("Ids, words of fixed lists and numbers.")]
internal sealed class ForecastFigure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SnapshotId { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public int Period { get; init; }
    public OpportunityStatus Status { get; init; }
    public ForecastCategory Category { get; init; }
    public long Deals { get; init; }
    public long Minor { get; init; }
    public long WeightedMinor { get; init; }
}
