using Crm.Platform.Notifications;

namespace Crm.Opportunities.Quotes;

/// <summary>What owners of quotes are told.</summary>
internal static class QuoteNotices
{
    public static readonly NotificationKind Accepted = new("quoteAccepted", Mail: MailFrequency.Immediate);

    public static readonly NotificationKind Question = new("quoteQuestion", Mail: MailFrequency.Immediate);

    public static readonly NotificationKind Declined = new("quoteDeclined", Mail: MailFrequency.Immediate);
}
