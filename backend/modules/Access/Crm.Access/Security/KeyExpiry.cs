using System.Globalization;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Tells those who look after API keys, two weeks ahead and once a key, that one runs out: otherwise an integration stops without a word.</summary>
internal sealed class KeyExpiry(AccessDb access, INotifier notifier, IUserContacts users, UnitOfWork unitOfWork, TimeProvider clock) : IHousekeeping
{
    public static readonly NotificationKind Kind = new("apiKeyExpiring", Mail: MailFrequency.Daily, Permission: AccessPermissions.ManageApiKeys.Name);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    public Task Sweep(CancellationToken ct) => unitOfWork.Run(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var soon = now + Ahead;
        var keys = await access.ApiKeys.Where(k => k.RevokedAt == null && k.NoticedAt == null && k.ExpiresAt > now && k.ExpiresAt < soon).ToListAsync(ct);
        if (keys.Count == 0)
        {
            return Unit.Value;
        }

        var readers = await users.WithPermission(Kind.Permission!, ct);
        var group = string.Create(CultureInfo.InvariantCulture, $"{Kind.Name}:{now:yyyyMMdd}");
        await notifier.Notify([.. keys.SelectMany(k => readers.Select(u => Notice(u, k.Id, group)))], ct);
        keys.ForEach(k => k.Noticed(now));
        return Unit.Value;
    }, ct);

    private static Notice Notice(UserContact reader, Guid keyId, string group) =>
        new(reader.Id, Kind.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["keyId"] = keyId }) { GroupKey = group, Link = "/settings/api-keys" };
}
