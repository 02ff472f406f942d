using Crm.Platform.Modules;

namespace Crm.Platform.Notifications;

/// <summary>How soon a notification goes out by mail.</summary>
public enum MailFrequency
{
    Off,
    Immediate,
    Daily,
}

/// <summary>A kind of notification, as the module that sends it declares it, with what users get who have chosen nothing.</summary>
/// <param name="Name">Stable, camelCase; the browser app writes the text from it and the parameters.</param>
/// <param name="Permission">Only holders of it are ever sent this kind; others are not asked about it.</param>
public sealed record NotificationKind(string Name, bool InApp = true, MailFrequency Mail = MailFrequency.Off, string? Permission = null);

/// <summary>Every declared kind of notification.</summary>
public sealed class NotificationCatalog
{
    private readonly Dictionary<string, NotificationKind> byName;

    public NotificationCatalog(ModuleCatalog modules)
    {
        All = [.. modules.Modules.SelectMany(m => m.NotificationKinds).OrderBy(k => k.Name, StringComparer.Ordinal)];
        byName = All.ToDictionary(k => k.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<NotificationKind> All { get; }

    public NotificationKind? Find(string name) => byName.GetValueOrDefault(name);

    internal NotificationKind Named(string name) => Find(name) ?? throw new InvalidOperationException($"No module declares notifications of the kind {name}.");
}

/// <summary>The kinds that the platform itself sends.</summary>
internal static class PlatformNotifications
{
    public static readonly NotificationKind JobFinished = new("jobFinished");

    public static readonly NotificationKind JobFailed = new("jobFailed");

    public static readonly NotificationKind RecordAssigned = new("recordAssigned", Mail: MailFrequency.Daily);

    public static readonly NotificationKind DeliveryDead = new("deliveryDead", Mail: MailFrequency.Daily, Permission: "deliveries.manage");

    public static readonly NotificationKind MailFailed = new("mailFailed", Mail: MailFrequency.Daily, Permission: "mail.manage");

    public static IEnumerable<NotificationKind> All => [JobFinished, JobFailed, RecordAssigned, DeliveryDead, MailFailed, Follows.TellFollowers.FollowedChanged, ServiceClocks.ServiceClockNotices.Soon, ServiceClocks.ServiceClockNotices.Late, ServiceClocks.ServiceClockNotices.Escalated, Approvals.ApprovalNotices.Wanted, Approvals.ApprovalNotices.Decided];
}
