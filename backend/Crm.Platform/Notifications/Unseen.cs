using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Notifications;

/// <summary>Something a user was told and has not looked at.</summary>
public sealed record UnseenNotice(Guid Id, Guid? RecordId, DateTime At);

/// <summary>What a user was told of one kind and has not looked at, for pages that gather such things.</summary>
public sealed class Unseen(CrmDbContext db)
{
    private const int Most = 20;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<UnseenNotice>> Of(Guid userId, string kind, CancellationToken ct) =>
        await db.Set<Notification>().AsNoTracking().Where(n => n.UserId == userId && n.IsShown && !n.IsRead && n.Kind == kind)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).Select(n => new UnseenNotice(n.Id, n.RecordId, n.At)).ToListAsync(ct);
}
