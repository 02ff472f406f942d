using Crm.Contacts.Domain;
using Crm.Contacts.Graph;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Contacts.Features.Graph;

/// <summary>Reads who is connected to a contact or an account, some steps far.</summary>
internal sealed record ReadGraph(Party Party, int? Depth, bool Past) : IQuery<GraphView>;

/// <summary>Parties and what leads from one to another. The first node is where the walk began.</summary>
internal sealed class GraphView
{
    public required IReadOnlyList<GraphNodeView> Nodes { get; init; }
    public required IReadOnlyList<GraphEdgeView> Edges { get; init; }

    /// <summary>There is more than what is shown.</summary>
    public required bool IsCut { get; init; }
}

/// <summary>A party and how many steps away it is.</summary>
internal sealed record GraphNodeView(PartyView Party, int Distance);

/// <summary>An edge between two nodes, by their ids.</summary>
/// <param name="Type">A key of `GET /relation-types`, or `belongsTo`: an account's parent.</param>
internal sealed record GraphEdgeView(Guid From, Guid To, string Type, bool IsPast);

internal sealed class ReadGraphValidator : AbstractValidator<ReadGraph>
{
    public ReadGraphValidator() => RuleFor(g => g.Depth).InclusiveBetween(1, 3);
}

internal sealed class ReadGraphHandler(ContactsDb db, PartyNames names, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadGraph, GraphView>
{
    public async Task<GraphView> Handle(ReadGraph request, CancellationToken cancellationToken)
    {
        var walk = new GraphWalk(db, names, user, clock);
        await walk.Walk(request.Party, request.Depth ?? 2, request.Past, cancellationToken);
        return new GraphView
        {
            Nodes = [.. walk.Nodes.Values.OrderBy(n => n.Distance).ThenBy(n => n.Known.View.Name, StringComparer.Ordinal).Select(n => new GraphNodeView(n.Known.View, n.Distance))],
            Edges = [.. walk.Edges.Select(e => new GraphEdgeView(e.From.Id, e.To.Id, e.Type, e.IsPast))],
            IsCut = walk.IsCut,
        };
    }
}

internal sealed class ReadGraphEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, PartyKind.Contact, "contacts", "ReadGraphOfContact");
        Map(routes, PartyKind.Account, "accounts", "ReadGraphOfAccount");
    }

    private static void Map(IEndpointRouteBuilder routes, PartyKind kind, string resource, string name) => routes
        .MapGet($"/{resource}/{{id:guid}}/graph", async (Guid id, int? depth, bool? past, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadGraph(new Party(kind, id), depth, past ?? false), ct)))
        .WithName(name).WithTags("Relations").WithSummary($"Read who is connected to one of the {resource}")
        .WithDescription($"Relations, employments and parents, `depth` (1 to 3, usually 2) steps far; {GraphWalk.MaxNodes} parties at most, `isCut` says that there are more. Whoever cannot be seen is not there, nor is anybody behind them.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires($"{resource}.read");
}
