namespace Crm.Activities.CallLists;

/// <summary>The ways in which calls end that every list has unless it says otherwise: as many as there are number keys.</summary>
internal static class CallListOutcomes
{
    public const string Busy = "busy";
    public const string Voicemail = "voicemail";

    public static readonly IReadOnlyList<CallListOutcome> BuiltIn =
    [
        new("reached", null, CallEffect.Done), new("meeting", null, CallEffect.Done), new("callBack", null, CallEffect.CallBack), new("noAnswer", null, CallEffect.TryAgain), new(Busy, null, CallEffect.TryAgain),
        new(Voicemail, null, CallEffect.TryAgain), new("notInterested", null, CallEffect.Done), new("wrongNumber", null, CallEffect.WrongNumber), new("doNotCall", null, CallEffect.DoNotCall),
    ];

    /// <summary>As the product brings it, name and effect included, or as the company has written it.</summary>
    public static bool IsBuiltIn(string key) => BuiltIn.Any(o => o.Key == key);

    /// <summary>The same in the words of activities.</summary>
    public static Domain.CallOutcome InActivities(CallListOutcome outcome) => outcome switch
    {
        { Key: Busy } => Domain.CallOutcome.Busy,
        { Key: Voicemail } => Domain.CallOutcome.Voicemail,
        { Effect: CallEffect.TryAgain } => Domain.CallOutcome.NoAnswer,
        { Effect: CallEffect.WrongNumber } => Domain.CallOutcome.WrongNumber,
        _ => Domain.CallOutcome.Connected,
    };
}
