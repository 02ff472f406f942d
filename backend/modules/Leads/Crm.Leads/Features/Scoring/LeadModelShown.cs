using System.Text.Json;
using Crm.Leads.Scoring;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Data;
using Crm.Platform.Records;

namespace Crm.Leads.Features.Scoring;

/// <summary>A version of the model, with how well it foretold outcomes it had not seen.</summary>
internal sealed class LeadModelShown
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }

    /// <summary>training, ready or failed.</summary>
    public required LeadModelState State { get; init; }
    public required bool IsActive { get; init; }
    public required DateTime RequestedAt { get; init; }
    public required Guid? RequestedBy { get; init; }
    public required string? RequestedByName { get; init; }

    /// <summary>From how many of each it has learned.</summary>
    public required int Converted { get; init; }
    public required int Disqualified { get; init; }

    /// <summary>Null until it is ready.</summary>
    public required ModelQuality? Quality { get; init; }

    public static LeadModelShown Of(LeadModel model, Labels names) => new()
    {
        Id = model.Id,
        Number = model.Number,
        State = model.State,
        IsActive = model.IsActive,
        RequestedAt = model.RequestedAt,
        RequestedBy = model.RequestedBy,
        RequestedByName = names.Of("user", model.RequestedBy),
        Converted = model.Converted,
        Disqualified = model.Disqualified,
        Quality = model.Quality is { } json ? JsonSerializer.Deserialize<ModelQuality>(json, JsonColumn.Options) : null,
    };
}
