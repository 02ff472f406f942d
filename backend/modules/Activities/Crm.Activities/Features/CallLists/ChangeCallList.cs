using Crm.Activities.CallLists;
using Crm.Kernel;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.CallLists;

/// <summary>Changes how a list is called from.</summary>
internal sealed record ChangeCallList(Guid Id, CallListSettings Settings, long? ExpectedVersion) : ICommand<CallListResponse>;

/// <summary>Puts more people on a list.</summary>
internal sealed record ExtendCallList(Guid Id, CallSource From) : ICommand<CallListResponse>;

/// <summary>Ends or resumes the calling from a list.</summary>
internal sealed record CloseCallList(Guid Id, bool IsClosed) : ICommand<CallListResponse>;

/// <summary>Deletes a list; the calls themselves stay on the timelines.</summary>
internal sealed record DeleteCallList(Guid Id) : ICommand;

/// <summary>How a list is called from.</summary>
internal sealed class ChangeCallListBody
{
    public required CallListSettings Settings { get; init; }
}

/// <summary>Whom to put on a list.</summary>
internal sealed class ExtendCallListBody
{
    public required CallSource From { get; init; }
}

internal sealed class ChangeCallListValidator : AbstractValidator<ChangeCallList>
{
    public ChangeCallListValidator() => RuleFor(c => c.Settings).SetValidator(new CallListSettingsValidator());
}

internal sealed class ExtendCallListValidator : AbstractValidator<ExtendCallList>
{
    public ExtendCallListValidator() => RuleFor(c => c.From).SetValidator(new CallSourceValidator());
}

internal sealed class ChangeCallListHandler(ActivitiesDb db, CallListShelf shelf, CallListFiller filler, CallListParts parts, Crm.Platform.Mediation.UnitOfWork unitOfWork, TimeProvider clock)
    : IRequestHandler<ChangeCallList, CallListResponse>, IRequestHandler<ExtendCallList, CallListResponse>, IRequestHandler<CloseCallList, CallListResponse>, IRequestHandler<DeleteCallList, Unit>
{
    public async Task<CallListResponse> Handle(ChangeCallList request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToChange(request.Id, cancellationToken);
        await ETags.Check(request.ExpectedVersion, list.Version, async () => (await shelf.Show([list], cancellationToken))[0]);
        var callers = await db.CallListCallers.Where(c => c.ListId == list.Id).ToListAsync(cancellationToken);
        var before = callers.ConvertAll(c => c.UserId);
        await parts.Check(request.Settings, list.RecordType, before, cancellationToken);
        request.Settings.WriteTo(list);
        db.CallListCallers.RemoveRange(callers.Where(c => !request.Settings.CallerIds.Contains(c.UserId)));
        db.CallListCallers.AddRange(request.Settings.CallerIds.Except(before).Select(id => new CallListCaller { ListId = list.Id, UserId = id }));
        return await Shown(list, cancellationToken);
    }

    public async Task<CallListResponse> Handle(ExtendCallList request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToChange(request.Id, cancellationToken);
        if (CallListFiller.Called(request.From.RecordType) != list.RecordType)
        {
            throw new InvalidInputException("from.recordType", $"This list is one of {list.RecordType}s.");
        }

        await filler.Fill(list, request.From, cancellationToken);
        return await Shown(list, cancellationToken);
    }

    public async Task<CallListResponse> Handle(CloseCallList request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToChange(request.Id, cancellationToken);
        list.ClosedAt = request.IsClosed ? list.ClosedAt ?? clock.GetUtcNow().UtcDateTime : null;
        return await Shown(list, cancellationToken);
    }

    public async Task<Unit> Handle(DeleteCallList request, CancellationToken cancellationToken)
    {
        db.CallLists.Remove(await shelf.GetToChange(request.Id, cancellationToken));
        return Unit.Value;
    }

    private async Task<CallListResponse> Shown(CallList list, CancellationToken ct)
    {
        list.Version++;
        await unitOfWork.Flush(ct);
        return (await shelf.Show([list], ct))[0];
    }
}

internal sealed class ChangeCallListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/call-lists/{id:guid}", async (Guid id, ChangeCallListBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ChangeCallList(id, body.Settings, ETags.IfMatch(http)), ct)))
            .WithName("ChangeCallList").WithTags("Call lists").WithSummary("Change how a list is called from").WithDescription("With `If-Match`, 412 where somebody has changed it since.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).Requires(CallListPermissions.Use);
        routes.MapPost("/call-lists/{id:guid}/entries", async (Guid id, ExtendCallListBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ExtendCallList(id, body.From), ct)))
            .WithName("ExtendCallList").WithTags("Call lists").WithSummary("Put more people on a call list").WithDescription("Whoever is on it stays as they are; 10,000 together at most.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(CallListPermissions.Use);
        Close(routes, "close", isClosed: true, "CloseCallList", "End the calling from a list", "Nobody calls from it any more; it can be reopened.");
        Close(routes, "reopen", isClosed: false, "ReopenCallList", "Call from a list again", "Where it was closed.");
        routes.MapDelete("/call-lists/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new DeleteCallList(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("DeleteCallList").WithTags("Call lists").WithSummary("Delete a call list").WithDescription("For good. The calls stay on the timelines of whoever was called.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(CallListPermissions.Use);
    }

    private static void Close(IEndpointRouteBuilder routes, string verb, bool isClosed, string name, string summary, string description) => routes
        .MapPost($"/call-lists/{{id:guid}}/{verb}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CloseCallList(id, isClosed), ct)))
        .WithName(name).WithTags("Call lists").WithSummary(summary).WithDescription(description).ProducesProblem(StatusCodes.Status404NotFound).Requires(CallListPermissions.Use);
}
