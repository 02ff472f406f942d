using Crm.Leads.Domain;

namespace Crm.Leads.Features.Reports;

/// <summary>By what leads are counted.</summary>
internal enum LeadReportBy
{
    Source,
    Channel,
    Origin,
    Owner,
    Campaign,
}

/// <summary>What came of leads, by one of their sides.</summary>
internal sealed class LeadReport
{
    /// <summary>The company's, in which revenue is.</summary>
    public required string Currency { get; init; }
    public required LeadReportLine Total { get; init; }

    /// <summary>The most leads first; 500 at most.</summary>
    public required IReadOnlyList<LeadReportLine> Items { get; init; }
}

/// <summary>One group.</summary>
internal sealed class LeadReportLine
{
    /// <summary>As a filter takes it: a text, a word, an id; null for leads without.</summary>
    public required string? Key { get; init; }
    public required string? Label { get; init; }
    public required long Leads { get; init; }
    public required long Open { get; init; }
    public required long Converted { get; init; }
    public required long Disqualified { get; init; }

    /// <summary>Converted of all, between 0 and 1.</summary>
    public required double ConversionRate { get; init; }

    /// <summary>Hand-offs of these leads that were accepted.</summary>
    public required long Accepted { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Hand-offs that nobody accepted in time.</summary>
    public required long Returned { get; init; }

    /// <summary>Why hand-offs were rejected, the most frequent reason first.</summary>
    public required IReadOnlyList<RejectionCount> Rejections { get; init; }

    /// <summary>Half of the converted leads took fewer days from coming to conversion; null where none was converted.</summary>
    public required double? MedianCycleDays { get; init; }

    /// <summary>Time that was spent, in minutes.</summary>
    public required long Minutes { get; init; }
    public required double MinutesPerLead { get; init; }

    /// <summary>Of opportunities that came of them and were won.</summary>
    public required decimal WonRevenue { get; init; }

    /// <summary>Won revenue for an hour that was spent; null where nobody wrote down any time.</summary>
    public required decimal? RevenuePerHour { get; init; }
}

/// <summary>How often a reason was given.</summary>
internal sealed record RejectionCount(HandoffRejection Reason, long Count);
