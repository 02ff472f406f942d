using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Reports;

/// <summary>What of a deal a report needs.</summary>
internal sealed class ReportCell<TKey>
{
    public required TKey Key { get; init; }
    public OpportunityStatus? Status { get; init; }
    public long Company { get; init; }
    public long Weighted { get; init; }
    public long? Cycle { get; init; }
    public long? Gap { get; init; }
}

/// <summary>What the database sums for one group and status.</summary>
internal sealed class ReportSum<TKey>
{
    public required TKey Key { get; init; }
    public OpportunityStatus? Status { get; init; }
    public long Count { get; init; }
    public long Company { get; init; }
    public long Weighted { get; init; }
    public long Cycles { get; init; }
    public long Days { get; init; }
    public long Gaps { get; init; }
    public long GapSum { get; init; }
}

/// <summary>Adds the sums of the statuses, and of teams of one region or months of one quarter, to one line.</summary>
internal sealed class ReportTotals
{
    private long open;
    private long won;
    private long lost;
    private Int128 openMinor;
    private Int128 weightedMinor;
    private Int128 wonMinor;
    private Int128 lostMinor;
    private long wonCycles;
    private long wonDays;
    private long gaps;
    private long gapSum;

    public long Lost => lost;

    /// <summary>One GROUP BY, however many deals there are.</summary>
    public static Task<List<ReportSum<TKey>>> Of<TKey>(IQueryable<ReportCell<TKey>> cells, CancellationToken ct) => cells
        .GroupBy(c => new { c.Key, c.Status })
        .Select(g => new ReportSum<TKey>
        {
            Key = g.Key.Key,
            Status = g.Key.Status,
            Count = g.LongCount(),
            Company = g.Sum(c => c.Company),
            Weighted = g.Sum(c => c.Weighted),
            Cycles = g.LongCount(c => c.Cycle != null),
            Days = g.Sum(c => c.Cycle ?? 0),
            Gaps = g.LongCount(c => c.Gap != null),
            GapSum = g.Sum(c => c.Gap ?? 0),
        }).ToListAsync(ct);

    public void Add<TKey>(ReportSum<TKey> sum)
    {
        gaps += sum.Gaps;
        gapSum += sum.GapSum;
        switch (sum.Status)
        {
            case OpportunityStatus.Won:
                won += sum.Count;
                wonMinor += sum.Company;
                wonCycles += sum.Cycles;
                wonDays += sum.Days;
                break;
            case OpportunityStatus.Lost:
                lost += sum.Count;
                lostMinor += sum.Company;
                break;
            default:
                open += sum.Count;
                openMinor += sum.Company;
                weightedMinor += sum.Weighted;
                break;
        }
    }

    public ReportLine Show(string? key, string? label, string currency, long allLost) => new()
    {
        Key = key,
        Label = label,
        Count = open + won + lost,
        Open = open,
        Won = won,
        Lost = lost,
        OpenValue = Amount(openMinor, currency),
        WeightedValue = Amount(weightedMinor, currency),
        WonValue = Amount(wonMinor, currency),
        LostValue = Amount(lostMinor, currency),
        WinRate = won + lost == 0 ? null : (double)won / (won + lost),
        MeanCycleDays = wonCycles == 0 ? null : (double)wonDays / wonCycles,
        MeanWonValue = won == 0 ? null : Math.Round(Amount(wonMinor, currency) / won, Currencies.MinorDigits(currency)),
        MeanPriceGap = gaps == 0 ? null : gapSum / 10_000d / gaps,
        LostShare = allLost == 0 ? 0 : (double)lost / allLost,
    };

    private static decimal Amount(Int128 minor, string currency) => (decimal)minor / (Currencies.MinorDigits(currency) switch { 0 => 1m, 3 => 1000m, 4 => 10_000m, _ => 100m });
}
