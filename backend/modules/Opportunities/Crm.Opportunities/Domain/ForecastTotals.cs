namespace Crm.Opportunities.Domain;

/// <summary>What the database sums of one owner, team, product or month, in one status and category.</summary>
internal sealed class ForecastSum
{
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? ProductId { get; init; }
    public int Period { get; init; }
    public OpportunityStatus? Status { get; init; }
    public ForecastCategory? Category { get; init; }
    public long Deals { get; init; }
    public long Minor { get; init; }
    public long WeightedMinor { get; init; }
}

/// <summary>One line of a forecast, in minor units of the company's currency.</summary>
internal sealed class ForecastTotals
{
    /// <summary>Open deals that count, and won ones.</summary>
    public long Deals { get; private set; }
    public long Pipeline { get; private set; }
    public long BestCase { get; private set; }
    public long Commit { get; private set; }
    public long Closed { get; private set; }

    /// <summary>Open, and not counted on at all.</summary>
    public long Omitted { get; private set; }
    public long Lost { get; private set; }

    /// <summary>What was won, and what is open times its probability.</summary>
    public long Weighted { get; private set; }

    /// <summary>What salesmen say will come: closed and commit.</summary>
    public long Said => Closed + Commit;

    /// <summary>Open and not omitted.</summary>
    public long Open => Pipeline + BestCase + Commit;

    public void Add(ForecastSum sum)
    {
        switch (sum.Status, sum.Category)
        {
            case (OpportunityStatus.Lost, _):
                Lost += sum.Minor;
                return;
            case (OpportunityStatus.Won, _):
                Closed += sum.Minor;
                Weighted += sum.Minor;
                break;
            case (_, ForecastCategory.Omitted):
                Omitted += sum.Minor;
                return;
            case (_, ForecastCategory.Commit):
                Commit += sum.Minor;
                Weighted += sum.WeightedMinor;
                break;
            case (_, ForecastCategory.BestCase):
                BestCase += sum.Minor;
                Weighted += sum.WeightedMinor;
                break;
            default:
                Pipeline += sum.Minor;
                Weighted += sum.WeightedMinor;
                break;
        }

        Deals += sum.Deals;
    }
}
