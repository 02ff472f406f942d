using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;

namespace Crm.Activities.Promises;

/// <summary>Who speaks in the text of an activity.</summary>
internal static class PromiseVoices
{
    // Only a mail, and what somebody sent by a form, is in the words of one side; what is noted of calls and meetings is ours about both.
    public static PromiseVoice Of(Activity activity) => (activity.Kind, activity.Direction) switch
    {
        (ActivityKind.Email or ActivityKind.Note, ActivityDirection.Inbound) => PromiseVoice.Inbound,
        (ActivityKind.Email, _) => PromiseVoice.Outbound,
        _ => PromiseVoice.Internal,
    };
}
