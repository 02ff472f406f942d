using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Partners;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Portal;

/// <summary>Takes a lead that was offered to the own company.</summary>
internal sealed record AcceptPortalLead(Guid Id) : ICommand<Guid>;

/// <summary>Declines it, with a reason.</summary>
internal sealed record DeclinePortalLead(Guid Id, string Reason) : ICommand<Guid>;

/// <summary>Moves an accepted lead on its way.</summary>
internal sealed record WorkOnPortalLead(Guid Id, LeadAct Act, string? Reason = null, string? Note = null) : ICommand<Guid>;

/// <summary>Notes something about an accepted lead.</summary>
internal sealed record NotePortalLead(Guid Id, string Text) : ICommand<Guid>;

/// <summary>What there is to note.</summary>
internal sealed class PortalNoteBody
{
    /// <summary>Markdown.</summary>
    public required string Text { get; init; }
}

internal sealed class DeclinePortalLeadValidator : AbstractValidator<DeclinePortalLead>
{
    public DeclinePortalLeadValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class NotePortalLeadValidator : AbstractValidator<NotePortalLead>
{
    public NotePortalLeadValidator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000).Must(t => t?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
}

internal sealed class ActOnPortalLeadHandler(PortalDoor portal, PartnerOffers offers, INoteBook notes, IMediator mediator, Crm.Platform.Mediation.UnitOfWork unitOfWork)
    : IRequestHandler<AcceptPortalLead, Guid>, IRequestHandler<DeclinePortalLead, Guid>, IRequestHandler<WorkOnPortalLead, Guid>, IRequestHandler<NotePortalLead, Guid>
{
    public async Task<Guid> Handle(AcceptPortalLead request, CancellationToken cancellationToken)
    {
        await offers.Accept(await Open(request.Id, cancellationToken), cancellationToken);
        return await Done(request.Id, cancellationToken);
    }

    public async Task<Guid> Handle(DeclinePortalLead request, CancellationToken cancellationToken)
    {
        await offers.Return(await Open(request.Id, cancellationToken), OfferState.Declined, request.Reason.Trim(), cancellationToken);
        return await Done(request.Id, cancellationToken);
    }

    public async Task<Guid> Handle(WorkOnPortalLead request, CancellationToken cancellationToken)
    {
        await portal.GetToWork(request.Id, cancellationToken);
        await mediator.Send(new ActOnLead(request.Id, request.Act, Reason: request.Reason, Note: request.Note), cancellationToken);
        return request.Id;
    }

    public async Task<Guid> Handle(NotePortalLead request, CancellationToken cancellationToken)
    {
        await portal.GetToWork(request.Id, cancellationToken);
        await notes.Write("lead", request.Id, request.Text.Trim(), cancellationToken);
        return await Done(request.Id, cancellationToken);
    }

    private async Task<LeadOffer> Open(Guid leadId, CancellationToken ct)
    {
        var (lead, offer) = await portal.Get(leadId, ct);
        lead.MustBeOpen();
        if (offer.State != OfferState.Offered)
        {
            throw new ConflictException("offer_answered", "This lead was answered already.");
        }

        portal.MayChange();
        return offer;
    }

    private async Task<Guid> Done(Guid leadId, CancellationToken ct)
    {
        await unitOfWork.Flush(ct);
        return leadId;
    }
}

internal sealed class ActOnPortalLeadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Document(routes.MapPost("/portal/leads/{id:guid}/accept", (Guid id, IMediator mediator, CancellationToken ct) => Answer(mediator, new AcceptPortalLead(id), ct)), "AcceptPortalLead", "Take a lead that was offered", "From here on how to reach them is shown, and the lead is worked on. 409 `offer_answered` where it was answered.");
        routes.MapPost("/portal/leads/{id:guid}/decline", async (Guid id, Partners.ReasonBody body, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new DeclinePortalLead(id, body.Reason), ct);
                return TypedResults.NoContent();
            })
            .WithName("DeclinePortalLead").WithTags("Partner portal").WithSummary("Decline a lead that was offered").WithDescription("With a reason; the lead goes back.").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).Requires(PartnerPermissions.Portal).EvenForPartners();
        Act(routes, LeadAct.Contact, "ContactPortalLead", "Say that an accepted lead has had its first answer");
        Act(routes, LeadAct.Work, "WorkPortalLead", "Work on an accepted lead");
        Act(routes, LeadAct.Qualify, "QualifyPortalLead", "Say that an accepted lead is worth an offer");
        Document(
            routes.MapPost("/portal/leads/{id:guid}/disqualify", (Guid id, DisqualifyLeadBody body, IMediator mediator, CancellationToken ct) => Answer(mediator, new WorkOnPortalLead(id, LeadAct.Disqualify, body.Reason, body.Note), ct)),
            "DisqualifyPortalLead", "Say that nothing comes of an accepted lead", "With a reason, which reports count.");
        Document(
            routes.MapPost("/portal/leads/{id:guid}/notes", (Guid id, PortalNoteBody body, IMediator mediator, CancellationToken ct) => Answer(mediator, new NotePortalLead(id, body.Text), ct)),
            "NotePortalLead", "Note something about an accepted lead", "It stands on the lead's timeline.");
    }

    private static void Act(IEndpointRouteBuilder routes, LeadAct act, string name, string summary) => Document(
        routes.MapPost($"/portal/leads/{{id:guid}}/{act.ToString().ToLowerInvariant()}", (Guid id, IMediator mediator, CancellationToken ct) => Answer(mediator, new WorkOnPortalLead(id, act), ct)),
        name, summary, "409 `lead_status` where its status does not allow it.");

    private static async Task<PortalLead> Answer(IMediator mediator, ICommand<Guid> command, CancellationToken ct) => await mediator.Send(new ReadPortalLead(await mediator.Send(command, ct)), ct);

    private static void Document(RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint
        .WithName(name).WithTags("Partner portal").WithSummary(summary).WithDescription(description + " 409 `not_accepted` where it is to be accepted first.").Produces<PortalLead>()
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(PartnerPermissions.Portal).EvenForPartners();
}
