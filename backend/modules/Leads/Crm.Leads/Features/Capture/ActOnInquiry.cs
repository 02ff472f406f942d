using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Platform.Http;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>What somebody does with an inquiry.</summary>
internal enum InquiryAct
{
    /// <summary>It was answered, by whatever way.</summary>
    Answer,

    /// <summary>It was not answered after all.</summary>
    Reopen,

    /// <summary>It was refused and is none the less an inquiry.</summary>
    Accept,
}

/// <summary>Does something with an inquiry.</summary>
internal sealed record ActOnInquiry(Guid Id, InquiryAct Act) : ICommand;

/// <summary>Gives an inquiry to somebody; who it is about stays with whom they are.</summary>
internal sealed record GiveInquiry(Guid Id, Guid OwnerId) : ICommand;

internal sealed class ActOnInquiryHandler(LeadsDb db, FormIntake intake, IUserDirectory users, CurrentUser user, TimeProvider clock) : IRequestHandler<ActOnInquiry, Unit>, IRequestHandler<GiveInquiry, Unit>
{
    public async Task<Unit> Handle(ActOnInquiry request, CancellationToken cancellationToken)
    {
        var inquiry = await Find(request.Id, cancellationToken);
        switch (request.Act)
        {
            case InquiryAct.Answer when inquiry.State == InquiryState.Open:
                InquiryDesk.Close(inquiry, InquiryState.Answered, clock.GetUtcNow().UtcDateTime, user.Id);
                break;
            case InquiryAct.Reopen when inquiry is { State: InquiryState.Answered } or { State: InquiryState.Closed, Outcome: not InquiryOutcome.Refused }:
                (inquiry.State, inquiry.AnsweredAt, inquiry.AnsweredBy) = (InquiryState.Open, null, null);
                inquiry.NextAt = inquiry.OwnerId is null ? clock.GetUtcNow().UtcDateTime : inquiry.EscalatedAt is null ? inquiry.DueAt : null;
                inquiry.Version++;
                break;
            case InquiryAct.Accept when inquiry is { Outcome: InquiryOutcome.Refused or InquiryOutcome.Waiting, Kind: InquiryKind.Form }:
                await Accept(inquiry, cancellationToken);
                break;
            default:
                throw new ConflictException("inquiry_state", "This inquiry does not stand so that this could be done.");
        }

        return Unit.Value;
    }

    public async Task<Unit> Handle(GiveInquiry request, CancellationToken cancellationToken)
    {
        var inquiry = await Find(request.Id, cancellationToken);
        if (await users.TeamOf(request.OwnerId, cancellationToken) is not (true, var team))
        {
            throw new InvalidInputException("ownerId", $"There is no active user with the id {request.OwnerId}.");
        }

        InquiryDesk.Give(inquiry, request.OwnerId, team, clock.GetUtcNow().UtcDateTime);
        inquiry.NextAt = inquiry.State == InquiryState.Open ? inquiry.NextAt : null;
        inquiry.Version++;
        return Unit.Value;
    }

    // Taking it in is the product's own work, as when it had come right at once.
    private async Task Accept(Inquiry inquiry, CancellationToken ct)
    {
        var form = await db.Forms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == inquiry.FormId, ct) ?? throw new NotFoundException("form");
        user.Become(Caller.System);
        if (!await intake.Resume(form, inquiry, ct))
        {
            throw new ConflictException("inquiry_incomplete", "What was sent does not answer what the form asks. Make a lead of it by hand.");
        }

        inquiry.Version++;
    }

    private async Task<Inquiry> Find(Guid id, CancellationToken ct) =>
        await InquiryReach.Of(db.Inquiries, user, CapturePermissions.Edit).FirstOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFoundException("inquiry");
}

/// <summary>Who is to answer.</summary>
internal sealed record GiveInquiryBody(Guid OwnerId);

internal sealed class ActOnInquiryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, InquiryAct.Answer, "Say that an inquiry was answered", "By whatever way. An outgoing mail, a call, a meeting or an act on the lead says so by itself.");
        Map(routes, InquiryAct.Reopen, "Say that an inquiry was not answered after all", "Its time goes on where it was.");
        Map(routes, InquiryAct.Accept, "Take in an inquiry that was refused or waits for a confirmation", "A lead is made, or it goes to whoever has asked. 409 `inquiry_incomplete` where what was sent does not answer what the form asks.");
        Document(
            routes.MapPost("/inquiries/{id:guid}/give", async (Guid id, GiveInquiryBody body, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new GiveInquiry(id, body.OwnerId), ct);
                return TypedResults.NoContent();
            }),
            "GiveInquiry", "Say who answers an inquiry", "The lead or the contact stays with whom it is.");
    }

    private static void Map(IEndpointRouteBuilder routes, InquiryAct act, string summary, string description) => Document(
        routes.MapPost($"/inquiries/{{id:guid}}/{act.ToString().ToLowerInvariant()}", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new ActOnInquiry(id, act), ct);
            return TypedResults.NoContent();
        }),
        $"{act}Inquiry", summary, description);

    private static void Document(RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint
        .WithName(name).WithTags("Inquiries").WithSummary(summary).WithDescription(description + " 409 `inquiry_state` where it does not stand so.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CapturePermissions.Edit);
}
