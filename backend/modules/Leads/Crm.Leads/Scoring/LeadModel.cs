using System.Text.Json;
using Crm.Kernel;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Scoring;

/// <summary>Where a model stands.</summary>
internal enum LeadModelState
{
    Training,
    Ready,
    Failed,
}

/// <summary>What was learned from the company's own outcomes at one time. Never changed afterwards, so that an earlier one can be taken again.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class LeadModel
{
    /// <summary>A model that tells hardly more than a coin is kept to look at, and not used by itself.</summary>
    private const double WorthUsing = 0.55;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Counts up; people call it by this.</summary>
    public required int Number { get; init; }
    public required DateTime RequestedAt { get; init; }
    public Guid? RequestedBy { get; init; }
    public LeadModelState State { get; private set; }

    /// <summary>Scores go by it; true of one at most.</summary>
    public bool IsActive { get; set; }
    public int Converted { get; private set; }
    public int Disqualified { get; private set; }

    /// <summary><see cref="ModelQuality"/> in JSON.</summary>
    public string? Quality { get; private set; }

    /// <summary><see cref="ChanceModel"/> in JSON.</summary>
    public string? Parameters { get; private set; }

    public void Learned(ChanceModel model, ModelQuality quality, int converted, int disqualified)
    {
        State = LeadModelState.Ready;
        Quality = JsonSerializer.Serialize(quality, JsonColumn.Options);
        Parameters = JsonSerializer.Serialize(model, JsonColumn.Options);
        Converted = converted;
        Disqualified = disqualified;
        IsActive = quality.Auc >= WorthUsing;
    }

    public void Fail() => State = State == LeadModelState.Training ? LeadModelState.Failed : State;

    public void TryAgain() => State = State == LeadModelState.Failed ? LeadModelState.Training : State;
}

/// <summary>Points for leads that meet a condition.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class ScoreRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>A condition tree in JSON.</summary>
    public required string Where { get; init; }
    public required int Points { get; init; }
}

internal sealed class ScoringConfiguration : IEntityTypeConfiguration<LeadModel>, IEntityTypeConfiguration<ScoreRule>
{
    public void Configure(EntityTypeBuilder<LeadModel> builder)
    {
        builder.ToTable("leads_models");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ScoreRule> builder)
    {
        builder.ToTable("leads_score_rules");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(100);
    }
}
