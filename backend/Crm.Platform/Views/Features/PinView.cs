using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Views.Features;

/// <summary>Keeps a view at hand for the caller, or no longer.</summary>
internal sealed record PinView(Guid Id, bool Pinned) : ICommand<ViewResponse>;

internal sealed class PinViewHandler(CrmDbContext db, ViewShelf shelf, UnitOfWork unitOfWork) : IRequestHandler<PinView, ViewResponse>
{
    public async Task<ViewResponse> Handle(PinView request, CancellationToken cancellationToken)
    {
        var view = await shelf.Get(request.Id, cancellationToken);
        var me = shelf.UserId;
        var pin = await db.Set<ViewPin>().FirstOrDefaultAsync(p => p.UserId == me && p.ViewId == view.Id, cancellationToken);
        if (request.Pinned && pin is null)
        {
            db.Add(new ViewPin { UserId = me, ViewId = view.Id });
        }
        else if (!request.Pinned && pin is not null)
        {
            db.Remove(pin);
        }

        await unitOfWork.Flush(cancellationToken);
        return await shelf.Show(view, cancellationToken);
    }
}

internal sealed class PinViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/views/{id:guid}/pin", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(new PinView(id, Pinned: true), ct)))
        .WithName("PinView").WithTags("Views").WithSummary("Keep a view at hand for oneself")
        .RequiresSignIn();
}

internal sealed class UnpinViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/views/{id:guid}/pin", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(new PinView(id, Pinned: false), ct)))
        .WithName("UnpinView").WithTags("Views").WithSummary("No longer keep a view at hand")
        .RequiresSignIn();
}
