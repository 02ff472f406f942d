using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Views.Features;

/// <summary>The views of one list that the caller may use, by name.</summary>
internal sealed record ListViews(string RecordType, bool Deleted = false) : IQuery<Page<ViewResponse>>;

/// <summary>One view.</summary>
internal sealed record GetView(Guid Id) : IQuery<ViewResponse>;

internal sealed class ListViewsHandler(ViewShelf shelf) : IRequestHandler<ListViews, Page<ViewResponse>>
{
    private const int Most = 500;

    public async Task<Page<ViewResponse>> Handle(ListViews request, CancellationToken cancellationToken)
    {
        var type = shelf.Type(request.RecordType);
        var views = await shelf.Visible(type.Name, request.Deleted).AsNoTracking().OrderBy(v => v.Name).ThenBy(v => v.Id).Take(Most).ToListAsync(cancellationToken);
        var shown = await shelf.Show(views, cancellationToken);
        return new(request.Deleted ? [.. shown.Where(v => v.CanEdit)] : shown, NextCursor: null);
    }
}

internal sealed class GetViewHandler(ViewShelf shelf) : IRequestHandler<GetView, ViewResponse>
{
    public async Task<ViewResponse> Handle(GetView request, CancellationToken cancellationToken) =>
        await shelf.Show(await shelf.Get(request.Id, cancellationToken), cancellationToken);
}

internal sealed class ListViewsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/views", async (string? recordType, bool? deleted, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListViews(recordType ?? "", deleted ?? false), ct)))
        .WithName("ListViews").WithTags("Views").WithSummary("List the saved views of one list: the own ones and the shared ones")
        .WithDescription("A list opens with the view whose `isDefault` is true, else with the one whose `isRoleDefault` is true. What of a saved state cannot be used any more, such as a field that is gone, is left out of `state` and named in `problems`; it is kept until somebody saves the view again. `deleted=true` lists the bin.")
        .RequiresSignIn();
}

internal sealed class GetViewEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/views/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            ViewAnswer.Of(http, await mediator.Send(new GetView(id), ct)))
        .WithName("GetView").WithTags("Views").WithSummary("Read one saved view")
        .RequiresSignIn();
}
