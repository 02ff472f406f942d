using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Live;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications.Features;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications;

/// <summary>Writes notifications as users want them: a handful of queries, however many notices there are.</summary>
internal sealed class Notifier(
    CrmDbContext db, NotificationCatalog kinds, IUserContacts users, DigestSchedule schedule, NotificationMailSignal signal, NotificationView view,
    ILiveEvents live, UnitOfWork unitOfWork, TimeProvider clock) : INotifier
{
    private readonly Dictionary<Guid, int> unread = [];

    public async Task Notify(IReadOnlyCollection<Notice> notices, CancellationToken ct)
    {
        var userIds = notices.Select(n => n.UserId).Distinct().ToList();
        var known = (await users.Of(userIds, ct)).Select(u => u.Id).ToHashSet();
        if (known.Count == 0)
        {
            return;
        }

        var names = notices.Select(n => n.Kind).Distinct(StringComparer.Ordinal).ToList();
        var settings = await db.Set<NotificationSetting>().AsNoTracking().Where(s => userIds.Contains(s.UserId) && names.Contains(s.Kind))
            .ToDictionaryAsync(s => (s.UserId, s.Kind), ct);
        var groups = await Groups(notices, ct);
        await CountUnread(userIds, ct);
        foreach (var notice in notices.Where(n => known.Contains(n.UserId)))
        {
            var kind = kinds.Named(notice.Kind);
            var chosen = settings.GetValueOrDefault((notice.UserId, notice.Kind));
            var (inApp, mail) = chosen is null ? (kind.InApp, kind.Mail) : (chosen.InApp, chosen.Mail);
            if (inApp || mail != MailFrequency.Off)
            {
                Write(notice, inApp, mail, groups);
            }
        }
    }

    private async Task CountUnread(List<Guid> userIds, CancellationToken ct)
    {
        var counts = await db.Set<Notification>().Where(n => userIds.Contains(n.UserId) && n.IsShown && !n.IsRead)
            .GroupBy(n => n.UserId).Select(g => new { UserId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.UserId, g => g.Count, ct);
        foreach (var userId in userIds)
        {
            unread.TryAdd(userId, counts.GetValueOrDefault(userId));
        }
    }

    private async Task<Dictionary<(Guid, string), Notification>> Groups(IReadOnlyCollection<Notice> notices, CancellationToken ct)
    {
        var keys = notices.Select(n => n.GroupKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return [];
        }

        var found = await db.Set<Notification>().Where(n => keys.Contains(n.GroupKey!)).ToListAsync(ct);
        return found.DistinctBy(n => (n.UserId, n.GroupKey)).ToDictionary(n => (n.UserId, n.GroupKey!));
    }

    private void Write(Notice notice, bool inApp, MailFrequency mail, Dictionary<(Guid, string), Notification> groups)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (notice.GroupKey is { } key && groups.TryGetValue((notice.UserId, key), out var grouped))
        {
            // Another of the same: what stands there counts it and is news again.
            grouped.Count += notice.Count;
            grouped.At = now;
            grouped.RecordId = null;
            Announce(grouped, isNew: grouped.IsRead);
            (grouped.IsRead, grouped.ReadAt) = (false, null);
            return;
        }

        var notification = new Notification
        {
            UserId = notice.UserId,
            Kind = notice.Kind,
            Params = JsonSerializer.Serialize(notice.Params, JsonColumn.Options),
            RecordType = notice.RecordType,
            RecordId = notice.RecordId,
            Link = notice.Link,
            GroupKey = notice.GroupKey,
            Count = notice.Count,
            At = now,
            IsShown = inApp,
            MailDueAt = mail switch { MailFrequency.Immediate => now, MailFrequency.Daily => schedule.After(now), _ => null },
        };
        db.Add(notification);
        if (notice.GroupKey is { } groupKey)
        {
            groups[(notice.UserId, groupKey)] = notification;
        }

        if (mail == MailFrequency.Immediate)
        {
            unitOfWork.AfterCommit(signal.Wake);
        }

        Announce(notification, isNew: true);
    }

    private void Announce(Notification notification, bool isNew)
    {
        if (notification.IsShown)
        {
            unread[notification.UserId] += isNew ? 1 : 0;
            live.ToUser(notification.UserId, "notification", view.Of(notification, recordName: null));
            live.ToUser(notification.UserId, "unread", new UnreadCount { Count = unread[notification.UserId] });
        }
    }
}
