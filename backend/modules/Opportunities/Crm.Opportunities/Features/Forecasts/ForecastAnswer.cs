namespace Crm.Opportunities.Features.Forecasts;

/// <summary>By what a forecast is split.</summary>
internal enum ForecastBy
{
    Owner,
    Team,
    Month,
    Family,
}

/// <summary>What will come in a period, in the company's currency.</summary>
internal sealed class ForecastAnswer
{
    public required string Period { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Currency { get; init; }
    public required ForecastLine Total { get; init; }

    /// <summary>Owners and families with the largest first, months in their order, teams each before the teams below it.</summary>
    public required IReadOnlyList<ForecastLine> Items { get; init; }
}

/// <summary>One owner, team, month or family.</summary>
internal sealed class ForecastLine
{
    /// <summary>As a filter takes it; null for deals without one.</summary>
    public required string? Key { get; init; }
    public required string? Label { get; init; }

    /// <summary>Of a team, the team above it in this answer; its figures hold those of the teams below.</summary>
    public string? ParentKey { get; init; }

    /// <summary>Won deals, and open ones that are not omitted.</summary>
    public required long Deals { get; init; }
    public required decimal Pipeline { get; init; }
    public required decimal BestCase { get; init; }
    public required decimal Commit { get; init; }

    /// <summary>What was won.</summary>
    public required decimal Closed { get; init; }
    public required decimal Omitted { get; init; }
    public required decimal Lost { get; init; }

    /// <summary>What was won, and each open amount times its probability.</summary>
    public required decimal Weighted { get; init; }

    /// <summary>What the owners say will come: closed and commit.</summary>
    public required decimal Said { get; init; }

    /// <summary>What is counted on: the same, with what managers say instead. The word on a team stands for all below it.</summary>
    public required decimal Call { get; init; }

    /// <summary>The manager's last word on this very line.</summary>
    public AdjustmentView? Adjustment { get; init; }

    /// <summary>Null where none is set, and for months and families.</summary>
    public decimal? Quota { get; init; }

    /// <summary>What was won as a share of the quota; 1 is all of it.</summary>
    public double? Attainment { get; init; }
}

/// <summary>What a manager counts on instead.</summary>
/// <param name="Amount">Null where an earlier word is taken back.</param>
internal sealed record AdjustmentView(decimal? Amount, string Reason, DateTime At, Guid? ById, string? ByName);
