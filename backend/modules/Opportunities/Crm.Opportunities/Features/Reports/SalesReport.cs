namespace Crm.Opportunities.Features.Reports;

/// <summary>By what deals are counted.</summary>
internal enum ReportBy
{
    Owner,
    Team,
    Region,
    Product,
    Account,
    Pipeline,
    Stage,
    CloseQuarter,
    CloseMonth,
    LossReason,
    Competitor,
    Playbook,
    Forecast,
}

/// <summary>What deals amount to, by one of their sides; amounts are in the company's currency.</summary>
internal sealed class SalesReport
{
    public required string Currency { get; init; }
    public required ReportLine Total { get; init; }

    /// <summary>The largest won value first; months and quarters in their order, stages in theirs.</summary>
    public required IReadOnlyList<ReportLine> Items { get; init; }
}

/// <summary>One group.</summary>
internal sealed class ReportLine
{
    /// <summary>As a filter takes it: an id, a word, <c>2017-Q1</c>, <c>2017-03</c>; null for deals without.</summary>
    public required string? Key { get; init; }
    public required string? Label { get; init; }
    public required long Count { get; init; }
    public required long Open { get; init; }
    public required long Won { get; init; }
    public required long Lost { get; init; }
    public required decimal OpenValue { get; init; }

    /// <summary>Each open amount times its probability.</summary>
    public required decimal WeightedValue { get; init; }
    public required decimal WonValue { get; init; }
    public required decimal LostValue { get; init; }

    /// <summary>Won of those that were decided, between 0 and 1; null where none was.</summary>
    public required double? WinRate { get; init; }

    /// <summary>From the first engagement to the end, of won deals that say both.</summary>
    public required double? MeanCycleDays { get; init; }
    public required decimal? MeanWonValue { get; init; }

    /// <summary>How much dearer we were than the rival's offer, on average: 0.1 is a tenth; null where no offer is known.</summary>
    public required double? MeanPriceGap { get; init; }

    /// <summary>Of all lost deals of the report, between 0 and 1.</summary>
    public required double LostShare { get; init; }
}
