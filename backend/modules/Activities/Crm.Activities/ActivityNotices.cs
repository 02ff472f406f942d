using Crm.Platform.Notifications;

namespace Crm.Activities;

/// <summary>What this module tells users.</summary>
internal static class ActivityNotices
{
    /// <summary>The time has come that somebody asked to be reminded at.</summary>
    public static readonly NotificationKind Reminder = new("activityReminder", Mail: MailFrequency.Off);

    /// <summary>A mail that the user wrote did not arrive.</summary>
    public static readonly NotificationKind EmailFailed = new("emailFailed", Mail: MailFrequency.Off);

    /// <summary>A colleague named the user in a text.</summary>
    public static readonly NotificationKind Mention = new("activityMention", Mail: MailFrequency.Immediate);
}
