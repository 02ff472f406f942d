using System.Text.Json;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Scoring;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Scoring;

/// <summary>Reads the versions of the model, the newest first, and what there is to learn from.</summary>
internal sealed record ReadLeadModels : IQuery<LeadModelList>;

/// <summary>Reads one version.</summary>
internal sealed record ReadLeadModel(Guid Id) : IQuery<LeadModelDetail>;

internal sealed class LeadModelList
{
    /// <summary>The latest fifty.</summary>
    public required IReadOnlyList<LeadModelShown> Items { get; init; }

    /// <summary>How many leads of today say what becomes of leads.</summary>
    public required int Converted { get; init; }
    public required int Disqualified { get; init; }

    /// <summary>So many of each it takes to learn.</summary>
    public required int Needed { get; init; }
}

internal sealed class LeadModelDetail
{
    public required LeadModelShown Model { get; init; }

    /// <summary>What it goes by, the strongest first.</summary>
    public required IReadOnlyList<ModelFeature> Features { get; init; }
}

/// <summary>A feature of a model.</summary>
/// <param name="Field">The field of the lead.</param>
/// <param name="Spread">How far it usually moves the log-odds, either way.</param>
internal sealed record ModelFeature(string Field, double Spread);

internal sealed class ReadLeadModelsHandler(LeadsDb db, ReferenceLabels labels) : IRequestHandler<ReadLeadModels, LeadModelList>, IRequestHandler<ReadLeadModel, LeadModelDetail>
{
    public async Task<LeadModelList> Handle(ReadLeadModels request, CancellationToken cancellationToken)
    {
        var models = await db.Models.AsNoTracking().OrderByDescending(m => m.Number).Take(50).ToListAsync(cancellationToken);
        var names = await labels.Fetch(models.Where(m => m.RequestedBy is not null).Select(m => ("user", m.RequestedBy!.Value)), cancellationToken);
        var known = await Outcomes.Known(db.Leads.AsNoTracking()).GroupBy(l => l.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new LeadModelList
        {
            Items = [.. models.Select(m => LeadModelShown.Of(m, names))],
            Converted = known.Where(k => k.Status == LeadStatus.Converted).Sum(k => k.Count),
            Disqualified = known.Where(k => k.Status == LeadStatus.Disqualified).Sum(k => k.Count),
            Needed = Outcomes.Needed,
        };
    }

    public async Task<LeadModelDetail> Handle(ReadLeadModel request, CancellationToken cancellationToken)
    {
        var model = await db.Models.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) ?? throw new NotFoundException("leadModel");
        var names = await labels.Fetch(model.RequestedBy is { } by ? [("user", by)] : [], cancellationToken);
        var learned = model.Parameters is { } json ? JsonSerializer.Deserialize<ChanceModel>(json, JsonColumn.Options) : null;
        return new LeadModelDetail
        {
            Model = LeadModelShown.Of(model, names),
            Features = [.. (learned?.Features ?? []).Select((f, i) => new ModelFeature(f.Name, learned!.Spread[i])).OrderByDescending(f => f.Spread)],
        };
    }
}

internal sealed class ReadLeadModelsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lead-models", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadLeadModels(), ct)))
            .WithName("ReadLeadModels").WithTags("Lead scoring").WithSummary("List the versions of the model that foretells which leads convert")
            .WithDescription("With their quality on outcomes that were left out when they were learned (five folds): AUC, log-loss, lift of the top tenth, and ten groups of what was foretold and what happened.").Requires("leads.read");
        routes.MapGet("/lead-models/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadLeadModel(id), ct)))
            .WithName("ReadLeadModel").WithTags("Lead scoring").WithSummary("Read one version of the model and what it goes by").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
    }
}
