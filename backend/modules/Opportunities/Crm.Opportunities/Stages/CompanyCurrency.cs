using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Opportunities.Stages;

/// <summary>Converts amounts into the company's currency by dated rates.</summary>
internal sealed class CompanyCurrency(OpportunitiesDb db, IOptions<CompanyOptions> company)
{
    private readonly Dictionary<string, List<ExchangeRate>> rates = new(StringComparer.Ordinal);

    public string Code => company.Value.Currency;

    /// <summary>At the last rate that was set on or before the day; null where there is none, or where the result is beyond all amounts.</summary>
    public async Task<Money?> Convert(Money? amount, DateOnly day, CancellationToken ct)
    {
        if (amount is null || amount.Currency == Code)
        {
            return amount;
        }

        if (!rates.TryGetValue(amount.Currency, out var dated))
        {
            rates[amount.Currency] = dated = await db.Rates.AsNoTracking().Where(r => r.Currency == amount.Currency).OrderByDescending(r => r.Day).ToListAsync(ct);
        }

        return dated.Find(r => r.Day <= day) is { } rate ? At(amount, rate.Millionths) : null;
    }

    /// <summary>Rounded half away from zero, between currencies with different minor units.</summary>
    internal Money? At(Money amount, long millionths)
    {
        var (from, to) = (Power(Currencies.MinorDigits(amount.Currency)), Power(Currencies.MinorDigits(Code)));
        var (numerator, denominator) = ((Int128)amount.MinorUnits * millionths * to, (Int128)ExchangeRate.Million * from);
        var rounded = (numerator + (numerator >= 0 ? denominator / 2 : -denominator / 2)) / denominator;
        return Int128.Abs(rounded) > long.MaxValue ? null : new Money((long)rounded, Code);
    }

    private static long Power(int digits) => digits switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1000, _ => 10_000 };
}
