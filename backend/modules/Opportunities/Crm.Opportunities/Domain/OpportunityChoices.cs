namespace Crm.Opportunities.Domain;

/// <summary>Whether a deal is still to be decided; it follows from its stage.</summary>
internal enum OpportunityStatus
{
    Open,
    Won,
    Lost,
}

/// <summary>Why a deal, or a customer, was lost. The first seven are those that customers name when they leave.</summary>
internal enum LossReason
{
    Indifference,
    Variety,
    Price,
    FriendsAdvice,
    NeedsChanged,
    Moved,
    Died,
    Competitor,
    Budget,
    NoDecision,
    Other,

    /// <summary>History that was imported does not say it.</summary>
    NotGiven,
}

/// <summary>How far its owner counts on a deal.</summary>
internal enum ForecastCategory
{
    Pipeline,
    BestCase,
    Commit,

    /// <summary>Not counted on at all; what was lost comes here by itself.</summary>
    Omitted,

    /// <summary>Won: it follows from the stage, and nothing that is open can be in it.</summary>
    Closed,
}

/// <summary>How often a recurring amount is paid.</summary>
internal enum RecurringInterval
{
    Monthly,
    Quarterly,
    Yearly,
}

/// <summary>What somebody does with a deal.</summary>
internal enum OpportunityAct
{
    Move,
    Win,
    Lose,
    Reopen,
}
