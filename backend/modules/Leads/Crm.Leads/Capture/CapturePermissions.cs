using Crm.Kernel;
using Crm.Platform.Notifications;

namespace Crm.Leads.Capture;

/// <summary>Who may say what is asked, and who hears when nobody answers.</summary>
internal static class CapturePermissions
{
    public static readonly Permission Forms = new("forms.manage", "Make the forms by which customers ask, and say who gets what nobody has");

    public static readonly Permission Supervise = new("inquiries.supervise", "Hear of inquiries that nobody has, or that nobody has answered in time");

    /// <summary>An inquiry is seen by whoever may see leads, as far as that reaches.</summary>
    public const string Read = "leads.read";
    public const string Edit = "leads.edit";
}

/// <summary>What people are told of inquiries.</summary>
internal static class InquiryNotices
{
    public static readonly NotificationKind Arrived = new("inquiryArrived", Mail: MailFrequency.Immediate);

    public static readonly NotificationKind Overdue = new("inquiryOverdue", Mail: MailFrequency.Immediate);

    public static readonly NotificationKind Escalated = new("inquiryEscalated", Mail: MailFrequency.Immediate, Permission: CapturePermissions.Supervise.Name);

    public static readonly NotificationKind Caught = new("inquiryCaught", Mail: MailFrequency.Immediate, Permission: CapturePermissions.Supervise.Name);
}
