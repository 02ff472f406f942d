using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Idempotency;

/// <summary>Who works on which key. Each step is a short commit of its own, except the answer, which is written in the commit of the work.</summary>
internal sealed class IdempotencyStore(IServiceScopeFactory scopes)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A request that takes longer, or whose process died, may be taken over; then it can no longer commit.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Takes the key for the work under this token. Answers null where it is ours now, or else what is there: an answer, or work under way.</summary>
    public async Task<IdempotentRequest?> Take(string id, Guid token, CancellationToken ct)
    {
        while (true)
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope)
            {
                var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
                var requests = db.Set<IdempotentRequest>();
                var now = await DatabaseClock.UtcNow(db, ct);
                var found = await requests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
                if (found is null)
                {
                    db.Add(new IdempotentRequest { Id = id, LeaseToken = token, LeaseUntil = now + Lease, CreatedAt = now });
                    try
                    {
                        await db.SaveChangesAsync(ct);
                        return null;
                    }
                    catch (DbUpdateException e) when (UniqueViolation.Is(e))
                    {
                        continue; // Somebody was faster by a moment.
                    }
                }

                if (found.CreatedAt < now - Kept)
                {
                    await requests.Where(r => r.Id == id && r.LeaseToken == found.LeaseToken).ExecuteDeleteAsync(ct);
                }
                else if (found.Status is not null || found.LeaseUntil >= now)
                {
                    return found;
                }
                else if (await requests.Where(r => r.Id == id && r.LeaseToken == found.LeaseToken && r.Status == null)
                    .ExecuteUpdateAsync(u => u.SetProperty(r => r.LeaseToken, token).SetProperty(r => r.LeaseUntil, now + Lease), ct) == 1)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>Writes the answer into the open transaction of the work; false where somebody has taken the work over.</summary>
    public static async Task<bool> Answer(CrmDbContext db, string id, Guid token, string requestHash, int status, string headers, byte[]? body, CancellationToken ct) =>
        await db.Set<IdempotentRequest>().Where(r => r.Id == id && r.LeaseToken == token && r.Status == null).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.RequestHash, requestHash).SetProperty(r => r.Status, status).SetProperty(r => r.Headers, headers).SetProperty(r => r.Body, body), ct) == 1;

    /// <summary>Nothing was done: the key may be used again at once.</summary>
    public async Task Release(string id, Guid token)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<IdempotentRequest>()
                .Where(r => r.Id == id && r.LeaseToken == token && r.Status == null).ExecuteDeleteAsync(CancellationToken.None);
        }
    }
}
