namespace Crm.Leads.Domain;

/// <summary>Where a lead stands on its way.</summary>
internal enum LeadStatus
{
    /// <summary>Nobody is responsible yet.</summary>
    New,
    Assigned,

    /// <summary>It has had its first answer.</summary>
    Contacted,
    Working,

    /// <summary>Not yet: it is kept warm until a day.</summary>
    Nurturing,
    Qualified,
    Disqualified,

    /// <summary>It has become a contact.</summary>
    Converted,
}

/// <summary>By which way a lead came.</summary>
internal enum LeadChannel
{
    WebForm,
    Email,
    Phone,
    Event,
    Referral,
    Partner,
    Advertising,
    SocialMedia,
    Chat,
    Visit,
    Other,
}

/// <summary>When somebody means to buy.</summary>
internal enum LeadTiming
{
    Now,
    ThisQuarter,
    HalfYear,
    ThisYear,
    Later,
    Unknown,
}

/// <summary>Whose find a lead is: it decides whose conversion and whose cost it counts for.</summary>
internal enum LeadOrigin
{
    Marketing,
    Sales,
    Partner,
    Service,
}

/// <summary>Why a lead was given to whom it was given.</summary>
internal enum LeadAssignment
{
    RoundRobin,
    LeastLoad,

    /// <summary>The person is a customer of theirs.</summary>
    KnownCustomer,

    /// <summary>They have another lead of the same person.</summary>
    KnownLead,

    /// <summary>They look after the dealer of the region.</summary>
    Partner,
}

/// <summary>How far a lead has come with a dealer.</summary>
internal enum LeadPartnerState
{
    Offered,
    Accepted,
}

/// <summary>What had become of a lead before it came here.</summary>
internal enum LeadOutcome
{
    Converted,
    Disqualified,
}

/// <summary>Why nothing comes of a lead.</summary>
internal enum DisqualifyReason
{
    NoNeed,
    NoBudget,
    NoAuthority,
    BadTiming,
    Competitor,
    NotReachable,
    WrongContact,
    Duplicate,
    Spam,
    Other,
}

/// <summary>What became of a lead that was passed on.</summary>
internal enum HandoffState
{
    /// <summary>It waits to be accepted.</summary>
    Offered,
    Accepted,
    Rejected,

    /// <summary>Nobody accepted it in time.</summary>
    Returned,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>Why sales does not take a lead.</summary>
internal enum HandoffRejection
{
    NotReady,
    MissingFacts,
    NoFit,
    NoBudget,
    WrongRegion,
    KnownAlready,
    NotReachable,
    NoCapacity,
    Other,
}
