using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>An amount in one currency.</summary>
internal sealed record Sum(decimal Amount, string Currency);

/// <summary>What an account owes that is due.</summary>
/// <param name="OldestDueOn">Since when the oldest of it is due; null where nothing is.</param>
/// <param name="IsHeld">Whether quotes wait until it is paid, or somebody decides otherwise.</param>
internal sealed record Arrears(IReadOnlyList<Sum> Overdue, DateOnly? OldestDueOn, int OverdueDays, bool IsHeld)
{
    /// <summary>An invoice that has been due for so many days puts a hold on new business.</summary>
    public const int HoldAfterDays = 90;
}

/// <summary>How business with an account goes, from the facts.</summary>
internal sealed class Standing(OpportunitiesDb db, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Arrears> Arrears(List<Guid> customers, CancellationToken ct)
    {
        var today = Today;
        var overdue = await db.Of<Invoice>().AsNoTracking().Where(i => EF.Parameter(customers).Contains(i.CustomerId) && i.DueOn < today && i.OpenMinor > 0)
            .GroupBy(i => i.Currency).Select(g => new { Currency = g.Key, Minor = g.Sum(i => i.OpenMinor), Oldest = g.Min(i => i.DueOn) }).ToListAsync(ct);
        DateOnly? oldest = overdue.Count == 0 ? null : overdue.Min(o => o.Oldest);
        var days = oldest is { } since ? today.DayNumber - since.DayNumber : 0;
        return new Arrears([.. overdue.OrderBy(o => o.Currency, StringComparer.Ordinal).Select(o => new Sum(Exact.Amount(o.Minor, o.Currency), o.Currency))], oldest, days, days >= Orders.Arrears.HoldAfterDays);
    }

    /// <summary>How many orders there were in the last twelve months: what makes a customer a regular one.</summary>
    public Task<int> YearOrders(List<Guid> customers, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddYears(-1);
        var wanted = customers.ConvertAll(c => (Guid?)c);
        return db.Of<Order>().AsNoTracking().CountAsync(o => EF.Parameter(wanted).Contains(o.CustomerId) && o.OrderedAt >= since && o.State != OrderState.Cancelled, ct);
    }
}
