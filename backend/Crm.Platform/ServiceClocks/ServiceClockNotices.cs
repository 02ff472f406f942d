using Crm.Kernel;
using Crm.Platform.Notifications;

namespace Crm.Platform.ServiceClocks;

/// <summary>Who says within what time things happen, and what users are told of it.</summary>
internal static class ServiceClockNotices
{
    public static readonly Permission Manage = new("service-policies.manage", "Say within what working time customers are answered");

    /// <summary>Its holders hear of what colleagues of their team, or of teams below it, have not done in time.</summary>
    public static readonly Permission Supervise = new("service-policies.supervise", "Hear of what colleagues have not done in time");

    /// <summary>Three quarters of the time are over.</summary>
    public static readonly NotificationKind Soon = new("clockSoon");

    /// <summary>The time is over.</summary>
    public static readonly NotificationKind Late = new("clockLate", Mail: MailFrequency.Immediate);

    /// <summary>A colleague's time is over.</summary>
    public static readonly NotificationKind Escalated = new("clockEscalated", Mail: MailFrequency.Daily, Permission: Supervise.Name);
}
