using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>The customers that a batch names: those that are known, and those that it brings.</summary>
internal sealed class CustomerBook(OpportunitiesDb db)
{
    /// <summary>Where an account is named and no key, its id is the key.</summary>
    public const string OfAccount = "account:";

    private readonly Dictionary<string, Customer> byKey = new(StringComparer.Ordinal);

    public async Task Read(string source, IEnumerable<string> keys, CancellationToken ct)
    {
        var wanted = keys.Distinct(StringComparer.Ordinal).ToList();
        foreach (var customer in await db.Of<Customer>().Where(c => c.Source == source && EF.Parameter(wanted).Contains(c.Key)).ToListAsync(ct))
        {
            byKey[customer.Key] = customer;
        }
    }

    public Customer Of(string source, string key, string? name, Guid? accountId)
    {
        if (!byKey.TryGetValue(key, out var customer))
        {
            byKey[key] = customer = db.Of<Customer>().Add(new Customer { Source = source, Key = key }).Entity;
        }

        customer.Name = name ?? customer.Name;
        customer.AccountId = accountId ?? customer.AccountId;
        return customer;
    }

    public static string? KeyOf(string? customerKey, Guid? accountId) => customerKey ?? (accountId is { } id ? OfAccount + id.ToString("N") : null);
}
