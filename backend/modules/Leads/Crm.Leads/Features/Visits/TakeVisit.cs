using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Visits;
using Crm.Platform.Http;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Visits;

/// <summary>Somebody has looked at a page of the company's.</summary>
internal sealed record TakeVisit(Visit Visit) : ICommand;

/// <summary>A visitor takes the consent back: what they looked at is forgotten.</summary>
internal sealed record ForgetVisitor(Guid Id) : ICommand;

internal sealed class TakeVisitHandler(LeadsDb db, VisitRecorder recorder, CurrentUser user) : IRequestHandler<TakeVisit, Unit>, IRequestHandler<ForgetVisitor, Unit>
{
    public async Task<Unit> Handle(TakeVisit request, CancellationToken cancellationToken)
    {
        user.Become(Caller.System);
        await recorder.Record(request.Visit, cancellationToken);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ForgetVisitor request, CancellationToken cancellationToken)
    {
        await db.PageViews.Where(v => v.VisitorId == request.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Visitors.Where(v => v.Id == request.Id).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A page that was looked at.</summary>
internal sealed class VisitBody
{
    public required string Path { get; init; }

    /// <summary>Who agreed to be recognised; without it only the page is counted, and nothing else here is kept.</summary>
    public Guid? VisitorId { get; init; }
    public string? Title { get; init; }
    public string? Referrer { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }

    /// <summary>Whether this look was counted already, before somebody agreed.</summary>
    public bool Counted { get; init; }
}

internal sealed class TakeVisitEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/visits", Take).WithName("TakeVisit").WithTags("Web visits").WithSummary("Tell that a page was looked at")
            .WithDescription("By `/v.js`, from pages that the settings name. Without `visitorId` one more look at the page is counted for the day, and nothing of who looked. 403 `origin_not_allowed` from elsewhere.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).BringsItsOwnCredentials();
        routes.MapDelete("/visits/{visitorId:guid}", Forget).WithName("ForgetVisitor").WithTags("Web visits").WithSummary("Forget what a visitor looked at")
            .WithDescription("The random id is the proof: only the visitor's own browser knows it.").Produces(StatusCodes.Status204NoContent).BringsItsOwnCredentials();
        foreach (var path in new[] { "/visits", "/visits/{visitorId:guid}" })
        {
            routes.MapMethods(path, [HttpMethods.Options], async (HttpContext http, InquiryDesk desk, CancellationToken ct) =>
            {
                FormOrigins.Allow(http, (await desk.Settings(ct)).VisitOrigins);
                return TypedResults.NoContent();
            }).ExcludeFromDescription().OpenToAnyone();
        }
    }

    private static async Task<IResult> Take(VisitBody body, HttpContext http, InquiryDesk desk, FormRate rate, IMediator mediator, CancellationToken ct)
    {
        var visit = new Visit(await Site(http, desk, rate, ct), body.Path, body.Title, body.Referrer, body.Source, body.Medium, body.Campaign, body.VisitorId, body.Counted);
        try
        {
            await mediator.Send(new TakeVisit(visit), ct);
        }
        catch (ConflictException)
        {
            // Two were the first to look at it today, or came from one browser at once: now there is something to count on.
            await mediator.Send(new TakeVisit(visit), ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> Forget(Guid visitorId, HttpContext http, InquiryDesk desk, FormRate rate, IMediator mediator, CancellationToken ct)
    {
        await Site(http, desk, rate, ct);
        await mediator.Send(new ForgetVisitor(visitorId), ct);
        return TypedResults.NoContent();
    }

    private static async Task<string> Site(HttpContext http, InquiryDesk desk, FormRate rate, CancellationToken ct)
    {
        var origins = (await desk.Settings(ct)).VisitOrigins;
        FormOrigins.Allow(http, origins);
        var origin = http.Request.Headers.Origin.ToString();
        if (!origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            throw new ForbiddenException("This page may not tell of visits. Add its origin to the settings.", "origin_not_allowed");
        }

        return rate.AllowsVisit(http.Connection.RemoteIpAddress) ? new Uri(origin).Authority.ToLowerInvariant()
            : throw new TooManyRequestsException("too_many_requests", "That were too many visits within a minute.", 60);
    }
}
