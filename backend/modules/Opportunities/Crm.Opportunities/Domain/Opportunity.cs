using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Contracts;
using Crm.Opportunities.Records;

namespace Crm.Opportunities.Domain;

/// <summary>A deal that may come: with whom, of what, how much, when, and how far it is.</summary>
internal sealed class Opportunity : Record
{
    /// <summary>Beyond ten thousand percent somebody has mistyped, and averages are not to follow.</summary>
    private const int MaxGap = 1_000_000;

    public string? Name { get; private set; }
    public Guid? AccountId { get; private set; }
    public Guid? ContactId { get; private set; }
    public Guid? PipelineId { get; private set; }
    public Guid? StageId { get; private set; }
    public OpportunityStatus? Status { get; private set; }
    public DateTime? StageSince { get; private set; }

    /// <summary>From this day on it has been in its stage for too long.</summary>
    public DateOnly? RotsOn { get; private set; }
    public Money? Amount { get; private set; }
    public Money? RecurringAmount { get; private set; }
    public RecurringInterval? RecurringInterval { get; private set; }

    /// <summary>The one-off amount in the company's currency, at the rate of the day it was given or closed.</summary>
    public Money? CompanyAmount { get; private set; }
    public long? Probability { get; private set; }
    public ForecastCategory? ForecastCategory { get; private set; }
    public DateOnly? EngagedOn { get; private set; }
    public DateOnly? ExpectedCloseDate { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public Guid? ProductId { get; private set; }
    public string? Source { get; private set; }
    public string? NextStep { get; private set; }
    public LossReason? LossReason { get; private set; }
    public string? CloseNote { get; private set; }
    public List<string> Competitors { get; private set; } = [];
    public Money? CompetitorOffer { get; private set; }
    public List<DealMember> Members { get; private set; } = [];
    public List<StepMark> Steps { get; private set; } = [];
    public List<string> Tags { get; private set; } = [];
    public string? Notes { get; private set; }

    /// <summary>The stage that was last settled: where the other differs, the deal has moved.</summary>
    public Guid? SettledStageId { get; private set; }

    /// <summary>What reports sum: minor units of the company's currency.</summary>
    public long CompanyMinor { get; private set; }

    /// <summary>The same, times the probability.</summary>
    public long WeightedMinor { get; private set; }

    /// <summary>Of a closed deal, the days from the first engagement to the end.</summary>
    public long? CycleDays { get; private set; }

    /// <summary>Percent of the required steps of the stages it went through that were done; null where there were none.</summary>
    public long? PlaybookShare { get; private set; }

    /// <summary>How much dearer than the rival's offer ours is, in hundredths of a percent; null unless both are known in one currency.</summary>
    public long? PriceGap { get; private set; }

    /// <summary>The month in which it closed or is expected to: 201703; 0 where nobody says.</summary>
    public int ClosePeriod { get; private set; }

    public bool IsOpen => Status == OpportunityStatus.Open;

    public override void Derive()
    {
        CompanyMinor = CompanyAmount?.MinorUnits ?? 0;
        WeightedMinor = (long)((Int128)CompanyMinor * (Probability ?? 0) / 100);
        CycleDays = !IsOpen && ClosedOn is { } end && EngagedOn is { } begin ? end.DayNumber - begin.DayNumber : null;
        PriceGap = Amount is { } ours && CompetitorOffer is { MinorUnits: > 0 } theirs && ours.Currency == theirs.Currency
            ? (long)Int128.Clamp(((Int128)ours.MinorUnits - theirs.MinorUnits) * 10_000 / theirs.MinorUnits, -MaxGap, MaxGap) : null;
        ClosePeriod = (IsOpen ? ExpectedCloseDate : ClosedOn) is { } day ? (day.Year * 100) + day.Month : 0;
    }

    public void NameIt(string name) => Name = name;

    public void BelongsTo(Guid? accountId) => AccountId = accountId;

    public void Begin(Guid stageId) => StageId = stageId;

    /// <summary>Puts the amount beside it in the company's currency.</summary>
    public void Convert(Money? companyAmount) => CompanyAmount = companyAmount;

    /// <summary>Draws the consequences of the stage that it has come to, except those that somebody has said otherwise in the same breath.</summary>
    public void Settle(Stage stage, DateTime now, DateOnly today, Func<string, bool> isGiven)
    {
        if (!isGiven("stageSince"))
        {
            StageSince = now;
        }

        if (!isGiven("probability") || stage.Kind != OpportunityStatus.Open)
        {
            Probability = stage.Probability;
        }

        switch (stage.Kind)
        {
            case OpportunityStatus.Open when Status is OpportunityStatus.Won or OpportunityStatus.Lost:
                ClosedOn = isGiven("closedOn") ? ClosedOn : null;
                LossReason = isGiven("lossReason") ? LossReason : null;
                ForecastCategory = isGiven("forecastCategory") ? ForecastCategory : Domain.ForecastCategory.Pipeline;
                break;
            case OpportunityStatus.Won:
                ClosedOn ??= today;
                LossReason = null;
                break;
            case OpportunityStatus.Lost:
                ClosedOn ??= today;
                LossReason ??= Domain.LossReason.NotGiven;
                break;
        }
    }

    /// <summary>Says how well the playbook was kept, of which these are the required steps up to here.</summary>
    public void Keep(IReadOnlyCollection<Guid> required) =>
        PlaybookShare = required.Count == 0 ? null : Steps.Count(mark => mark.Done && required.Contains(mark.StepId)) * 100L / required.Count;

    /// <summary>Follows the stage in what is never said by itself, also where a change is undone.</summary>
    public void Follow(Stage stage)
    {
        var from = SettledStageId;
        Status = stage.Kind;
        PipelineId = stage.PipelineId;
        SettledStageId = stage.Id;
        ForecastCategory = stage.Kind switch
        {
            OpportunityStatus.Won => Domain.ForecastCategory.Closed,
            OpportunityStatus.Lost => Domain.ForecastCategory.Omitted,
            _ => ForecastCategory == Domain.ForecastCategory.Closed ? Domain.ForecastCategory.Pipeline : ForecastCategory,
        };
        RotsOn = stage.RottingDays is { } days && StageSince is { } since ? DateOnly.FromDateTime(since).AddDays(days) : null;
        if (from == stage.Id)
        {
            return;
        }

        Raise(new OpportunityStageChanged(Id, from, stage.Id));
        if (stage.Kind == OpportunityStatus.Won)
        {
            Raise(new OpportunityWon(Id, AccountId));
        }
        else if (stage.Kind == OpportunityStatus.Lost)
        {
            Raise(new OpportunityLost(Id, AccountId, (LossReason ?? Domain.LossReason.NotGiven).ToString()));
        }
    }
}
