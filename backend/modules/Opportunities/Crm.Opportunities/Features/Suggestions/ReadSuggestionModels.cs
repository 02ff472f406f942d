using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Suggestions;

/// <summary>Reads the latest versions of what is bought together.</summary>
internal sealed record ReadSuggestionModels : IQuery<SuggestionModelList>;

/// <summary>Reads one version.</summary>
internal sealed record ReadSuggestionModel(Guid Id) : IQuery<SuggestionModelView>;

/// <summary>The latest versions, the newest first.</summary>
internal sealed record SuggestionModelList(IReadOnlyList<SuggestionModelView> Items);

/// <summary>What was learned at one time.</summary>
/// <param name="State">learning, ready or failed.</param>
/// <param name="Orders">Orders in which something was sold: what support is a share of.</param>
/// <param name="MinOrders">What is in fewer orders says nothing.</param>
/// <param name="MinSupport">The same as a share of the orders.</param>
internal sealed record SuggestionModelView(
    Guid Id, int Number, SuggestionModelState State, bool IsActive, DateTime RequestedAt, DateTime? LearnedAt, DateTime? FirstOrderAt, DateTime? LastOrderAt, int Orders, long Lines, int MinOrders, double MinSupport,
    int ProductRules, int FamilyRules)
{
    public static SuggestionModelView Of(SuggestionModel m) => new(
        m.Id, m.Number, m.State, m.IsActive, m.RequestedAt, m.LearnedAt, m.FirstOrderAt, m.LastOrderAt, m.Orders, m.Lines, m.MinOrders, m.Orders == 0 ? 0 : Math.Round((double)m.MinOrders / m.Orders, 6), m.ProductRules, m.FamilyRules);
}

internal sealed class ReadSuggestionModelsHandler(OpportunitiesDb db) : IRequestHandler<ReadSuggestionModels, SuggestionModelList>, IRequestHandler<ReadSuggestionModel, SuggestionModelView>
{
    private const int Latest = 20;

    public async Task<SuggestionModelList> Handle(ReadSuggestionModels request, CancellationToken cancellationToken) =>
        new([.. (await db.Of<SuggestionModel>().AsNoTracking().OrderByDescending(m => m.Number).Take(Latest).ToListAsync(cancellationToken)).Select(SuggestionModelView.Of)]);

    public async Task<SuggestionModelView> Handle(ReadSuggestionModel request, CancellationToken cancellationToken) =>
        SuggestionModelView.Of(await db.Of<SuggestionModel>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) ?? throw new NotFoundException("suggestionModel"));
}

internal sealed class ReadSuggestionModelsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/suggestion-models", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadSuggestionModels(), ct)))
            .WithName("ReadSuggestionModels").WithTags("Suggestions").WithSummary("List the latest versions of what is bought together").Requires(SuggestionPermissions.Manage);
        routes.MapGet("/suggestion-models/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadSuggestionModel(id), ct)))
            .WithName("ReadSuggestionModel").WithTags("Suggestions").WithSummary("Read one version of what is bought together").ProducesProblem(StatusCodes.Status404NotFound).Requires(SuggestionPermissions.Manage);
    }
}
