using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>As whom other systems know an account.</summary>
internal sealed class Customers(OpportunitiesDb db, RecordScopes scopes, ICurrentUser user)
{
    private const string Account = "account";

    /// <summary>Named outright, or by an external id of the account: one that gets such an id today has all its earlier orders today.</summary>
    public async Task<List<Guid>> Of(Guid accountId, CancellationToken ct)
    {
        var keys = await db.Of<ExternalId>().AsNoTracking().Where(e => e.RecordId == accountId && e.RecordType == Account).Select(e => new { e.Source, e.Key }).ToListAsync(ct);
        var texts = keys.ConvertAll(k => k.Key);
        var sources = keys.Select(k => k.Source).Distinct(StringComparer.Ordinal).ToList();
        var named = await db.Of<Customer>().AsNoTracking().Where(c => c.AccountId == accountId).Select(c => c.Id).ToListAsync(ct);
        if (keys.Count == 0)
        {
            return named;
        }

        var keyed = await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(sources).Contains(c.Source) && EF.Parameter(texts).Contains(c.Key)).Select(c => new { c.Id, c.Source, c.Key }).ToListAsync(ct);
        return [.. named.Union(keyed.Where(c => keys.Exists(k => k.Source == c.Source && k.Key == c.Key)).Select(c => c.Id))];
    }

    /// <summary>The same for many accounts, in three queries: by the id of the customer, whose it is.</summary>
    public async Task<Dictionary<Guid, Guid>> OfMany(IReadOnlyCollection<Guid> accountIds, CancellationToken ct)
    {
        var wanted = accountIds.Select(a => (Guid?)a).ToList();
        var found = await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(wanted).Contains(c.AccountId)).Select(c => new { c.Id, c.AccountId }).ToDictionaryAsync(c => c.Id, c => c.AccountId!.Value, ct);
        var keys = await db.Of<ExternalId>().AsNoTracking().Where(e => EF.Parameter(accountIds).Contains(e.RecordId) && e.RecordType == Account).Select(e => new { e.Source, e.Key, e.RecordId }).ToListAsync(ct);
        if (keys.Count > 0)
        {
            var accountOf = keys.ToDictionary(k => (k.Source, k.Key), k => k.RecordId);
            var (sources, texts) = (keys.Select(k => k.Source).Distinct(StringComparer.Ordinal).ToList(), keys.ConvertAll(k => k.Key));
            foreach (var customer in await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(sources).Contains(c.Source) && EF.Parameter(texts).Contains(c.Key)).Select(c => new { c.Id, c.Source, c.Key }).ToListAsync(ct))
            {
                if (accountOf.TryGetValue((customer.Source, customer.Key), out var account))
                {
                    found.TryAdd(customer.Id, account);
                }
            }
        }

        return found;
    }

    /// <summary>The same for whom the caller asks, who must see the account.</summary>
    public async Task<List<Guid>> Visible(Guid accountId, CancellationToken ct) =>
        await scopes.IsVisible(Account, accountId, user, ct) ? await Of(accountId, ct) : throw new NotFoundException(Account);
}
