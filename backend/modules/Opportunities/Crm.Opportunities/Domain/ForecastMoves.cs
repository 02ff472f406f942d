namespace Crm.Opportunities.Domain;

/// <summary>What became of a deal between two looks at a period.</summary>
internal enum ForecastMove
{
    /// <summary>It was not there before.</summary>
    Created,

    /// <summary>It was elsewhere: another period, omitted, closed, somebody else's.</summary>
    CameIn,
    Grew,
    Shrank,

    /// <summary>It is expected after the period, or nobody says when.</summary>
    Slipped,
    Won,
    Lost,

    /// <summary>It is elsewhere: expected earlier, omitted, deleted, somebody else's.</summary>
    Left,
}

/// <summary>What a deal is at an instant.</summary>
internal sealed class DealState
{
    public Guid Id { get; init; }

    /// <summary>The same; null on the side of a join where there is none.</summary>
    public Guid? Mark { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public OpportunityStatus? Status { get; init; }
    public ForecastCategory? Category { get; init; }
    public int Period { get; init; }
    public long Minor { get; init; }
    public long WeightedMinor { get; init; }

    public bool IsExpectedIn(ForecastPeriod period) => Status == OpportunityStatus.Open && Category != ForecastCategory.Omitted && period.Holds(Period);
}

/// <summary>Tells the moves between two looks apart. Whatever they are, they add up to the difference of what is open.</summary>
/// <param name="period">What is looked at.</param>
/// <param name="isMine">Whose deals are looked at.</param>
/// <param name="amountOf">The measure: the amount, or the amount times its probability.</param>
internal sealed class ForecastMoves(ForecastPeriod period, Func<DealState, bool> isMine, Func<DealState, long> amountOf)
{
    /// <summary>The move of one deal, and by how much the sum of what is open changes with it; null where it does not.</summary>
    public (ForecastMove Move, long Change)? Of(DealState? before, DealState? after)
    {
        var (counted, counts) = (Counts(before), Counts(after));
        var change = (counts ? amountOf(after!) : 0) - (counted ? amountOf(before!) : 0);
        return (counted, counts) switch
        {
            (false, false) => null,
            (true, true) => change == 0 ? null : (change > 0 ? ForecastMove.Grew : ForecastMove.Shrank, change),
            (false, true) => (before is null ? ForecastMove.Created : ForecastMove.CameIn, change),
            _ => (Gone(after), change),
        };
    }

    private bool Counts(DealState? deal) => deal is not null && deal.IsExpectedIn(period) && isMine(deal);

    private ForecastMove Gone(DealState? after) => after switch
    {
        null => ForecastMove.Left,
        { Status: OpportunityStatus.Won } => ForecastMove.Won,
        { Status: OpportunityStatus.Lost } => ForecastMove.Lost,
        { Period: 0 } => ForecastMove.Slipped,
        _ => after.Period > period.Last ? ForecastMove.Slipped : ForecastMove.Left,
    };
}
