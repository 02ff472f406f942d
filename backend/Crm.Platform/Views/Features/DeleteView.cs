using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Views.Features;

/// <summary>Moves a view to the bin.</summary>
internal sealed record DeleteView(Guid Id, long? ExpectedVersion = null) : ICommand;

/// <summary>Takes a view back from the bin, with its pins and defaults.</summary>
internal sealed record RestoreView(Guid Id) : ICommand<ViewResponse>;

internal sealed class DeleteViewHandler(ViewShelf shelf, TimeProvider clock) : IRequestHandler<DeleteView, Unit>, IRequestHandler<RestoreView, ViewResponse>
{
    public async Task<Unit> Handle(DeleteView request, CancellationToken cancellationToken)
    {
        (await shelf.ForEdit(request.Id, request.ExpectedVersion, cancellationToken)).Delete(clock.GetUtcNow().UtcDateTime);
        return Unit.Value;
    }

    public async Task<ViewResponse> Handle(RestoreView request, CancellationToken cancellationToken)
    {
        var view = await shelf.ForEdit(request.Id, expectedVersion: null, cancellationToken);
        view.Restore(clock.GetUtcNow().UtcDateTime);
        return await shelf.Show(view, cancellationToken);
    }
}

internal sealed class DeleteViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/views/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new DeleteView(id, ETags.IfMatch(http)), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeleteView").WithTags("Views").WithSummary("Move a view to the bin")
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .RequiresSignIn();
}

internal sealed class RestoreViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/views/{id:guid}/restore", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(new RestoreView(id), ct)))
        .WithName("RestoreView").WithTags("Views").WithSummary("Take a view back from the bin")
        .RequiresSignIn();
}
