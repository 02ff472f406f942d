using System.Globalization;
using Crm.Platform.Events;
using Crm.Platform.Security;
using MediatR;

namespace Crm.Platform.Notifications.Reactions;

/// <summary>Tells those who look after deliveries that one is stuck: once a day for a handler, however many are stuck in it.</summary>
internal sealed class WhenDeliveryDied(INotifier notifier, IUserContacts users) : INotificationHandler<DeliveryDied>
{
    public async Task Handle(DeliveryDied notification, CancellationToken cancellationToken)
    {
        var kind = PlatformNotifications.DeliveryDead;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["deliveryId"] = notification.DeliveryId,
            ["eventName"] = notification.EventName,
            ["handler"] = notification.Handler,
        };
        var group = string.Create(CultureInfo.InvariantCulture, $"dead:{notification.At:yyyyMMdd}:{notification.Handler}");
        await notifier.Notify(
            [
                .. (await users.WithPermission(kind.Permission!, cancellationToken)).Select(u =>
                    new Notice(u.Id, kind.Name, values) { GroupKey = group.Length > 200 ? group[..200] : group }),
            ],
            cancellationToken);
    }
}
