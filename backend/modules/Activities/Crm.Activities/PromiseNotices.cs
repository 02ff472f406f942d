using Crm.Kernel;
using Crm.Platform.Notifications;

namespace Crm.Activities;

/// <summary>What users are told of promises.</summary>
internal static class PromiseNotices
{
    /// <summary>Its holders hear of what colleagues of their team, or of teams below it, have left overdue.</summary>
    public static readonly Permission Supervise = new("promises.supervise", "Hear of colleagues' promises that are overdue for days");

    /// <summary>The day on which it was due has passed.</summary>
    public static readonly NotificationKind Overdue = new("promiseOverdue", Mail: MailFrequency.Daily);

    /// <summary>A colleague's promise is overdue for days.</summary>
    public static readonly NotificationKind Escalated = new("promiseEscalated", Mail: MailFrequency.Daily, Permission: Supervise.Name);

    /// <summary>A colleague has promised the same customer something else.</summary>
    public static readonly NotificationKind Contradicted = new("promiseContradicted");
}
