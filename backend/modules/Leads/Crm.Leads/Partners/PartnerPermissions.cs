using Crm.Kernel;
using Crm.Platform.Notifications;

namespace Crm.Leads.Partners;

/// <summary>Who may do what with dealers.</summary>
internal static class PartnerPermissions
{
    public static readonly Permission Manage = new("partners.manage", "Say which dealer sells where, offer leads to dealers, decide conflicts, share documents");

    public static readonly Permission Portal = new("partner-portal.use", "For dealers: work on the leads of their own company, and read what is shared with it");
}

/// <summary>What users are told of dealers.</summary>
internal static class PartnerNotices
{
    /// <summary>A dealer's people: a lead waits for their answer.</summary>
    public static readonly NotificationKind Offered = new("leadOffered", Mail: MailFrequency.Immediate, Permission: "partner-portal.use");

    /// <summary>A dealer declined a lead, or did not answer in time.</summary>
    public static readonly NotificationKind Returned = new("offerReturned", Mail: MailFrequency.Daily);

    /// <summary>A dealer and somebody else are after the same customer.</summary>
    public static readonly NotificationKind Conflict = new("partnerConflict", Mail: MailFrequency.Daily);
}
