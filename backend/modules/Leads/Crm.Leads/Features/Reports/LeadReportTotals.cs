using Crm.Kernel.Values;
using Crm.Leads.Domain;

namespace Crm.Leads.Features.Reports;

/// <summary>Adds up what belongs to one group.</summary>
internal sealed class LeadReportTotals
{
    private readonly Dictionary<HandoffRejection, long> rejections = [];
    private readonly List<double> days = [];
    private long leads;
    private long converted;
    private long disqualified;
    private long minutes;
    private long accepted;
    private long rejected;
    private long returned;
    private Int128 won;

    public long Leads => leads;

    public void Add(LeadStatus? status, long count, long spent)
    {
        leads += count;
        minutes += spent;
        converted += status == LeadStatus.Converted ? count : 0;
        disqualified += status == LeadStatus.Disqualified ? count : 0;
    }

    public void AddHandoffs(HandoffState state, HandoffRejection? reason, long count)
    {
        accepted += state == HandoffState.Accepted ? count : 0;
        returned += state == HandoffState.Returned ? count : 0;
        rejected += state == HandoffState.Rejected ? count : 0;
        if (reason is { } why)
        {
            rejections[why] = rejections.GetValueOrDefault(why) + count;
        }
    }

    public void AddConverted(TimeSpan cycle, long wonMinor)
    {
        days.Add(cycle.TotalDays);
        won += wonMinor;
    }

    public LeadReportLine Show(string? key, string? label, string currency)
    {
        var revenue = (decimal)won / (Currencies.MinorDigits(currency) switch { 0 => 1m, 3 => 1000m, 4 => 10_000m, _ => 100m });
        return new LeadReportLine
        {
            Key = key, Label = label, Leads = leads, Open = leads - converted - disqualified, Converted = converted, Disqualified = disqualified,
            ConversionRate = leads == 0 ? 0 : (double)converted / leads, Accepted = accepted, Rejected = rejected, Returned = returned,
            Rejections = [.. rejections.OrderByDescending(r => r.Value).ThenBy(r => r.Key).Select(r => new RejectionCount(r.Key, r.Value))],
            MedianCycleDays = Median(), Minutes = minutes, MinutesPerLead = leads == 0 ? 0 : (double)minutes / leads, WonRevenue = revenue,
            RevenuePerHour = minutes == 0 ? null : Math.Round(revenue * 60 / minutes, 2),
        };
    }

    private double? Median()
    {
        days.Sort();
        return days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2;
    }
}
