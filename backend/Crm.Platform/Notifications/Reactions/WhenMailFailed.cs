using System.Globalization;
using Crm.Platform.Mailing;
using Crm.Platform.Security;
using MediatR;

namespace Crm.Platform.Notifications.Reactions;

/// <summary>Tells those who look after mails that one could not be sent: once a day, however many fail.</summary>
internal sealed class WhenMailFailed(INotifier notifier, IUserContacts users) : INotificationHandler<MailFailed>
{
    public async Task Handle(MailFailed notification, CancellationToken cancellationToken)
    {
        // Mails that tell of notifications may fail as well: told of by mail again, they would never end.
        if (notification.Template is { } template && template.StartsWith(NotificationMails.TemplatePrefix, StringComparison.Ordinal))
        {
            return;
        }

        var kind = PlatformNotifications.MailFailed;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["mailId"] = notification.MailId };
        var group = string.Create(CultureInfo.InvariantCulture, $"mailFailed:{notification.At:yyyyMMdd}");
        await notifier.Notify(
            [.. (await users.WithPermission(kind.Permission!, cancellationToken)).Select(u => new Notice(u.Id, kind.Name, values) { GroupKey = group })],
            cancellationToken);
    }
}
