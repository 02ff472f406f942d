namespace Crm.Activities.Domain;

/// <summary>What an activity is.</summary>
internal enum ActivityKind
{
    Task,
    Note,
    Call,
    Meeting,
    Email,
}

/// <summary>Whether something is still to be done.</summary>
internal enum ActivityStatus
{
    Open,
    Done,
    Cancelled,
}

/// <summary>How much it matters.</summary>
internal enum ActivityPriority
{
    Low,
    Normal,
    High,
}

/// <summary>From whom it came.</summary>
internal enum ActivityDirection
{
    Inbound,
    Outbound,
    Internal,
}

/// <summary>How a call ended.</summary>
internal enum CallOutcome
{
    Connected,
    NoAnswer,
    Voicemail,
    Busy,
    WrongNumber,
}

/// <summary>What an attendee has answered.</summary>
internal enum AttendeeResponse
{
    NeedsAction,
    Accepted,
    Declined,
    Tentative,
}
