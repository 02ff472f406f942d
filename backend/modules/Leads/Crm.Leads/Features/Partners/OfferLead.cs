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
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Partners;

/// <summary>Offers a lead to a dealer: a given one, or the one of its region.</summary>
internal sealed record OfferLead(Guid LeadId, Guid? PartnerId) : ICommand<OfferAnswer>;

/// <summary>Takes a lead back from the dealer who has it.</summary>
internal sealed record TakeBackOffer(Guid LeadId, string Reason) : ICommand<OfferAnswer>;

/// <summary>Decides who goes on with a customer whom two are after.</summary>
internal sealed record DecideConflict(Guid Id, ConflictDecision Decision, string Reason) : ICommand<OfferAnswer>;

/// <summary>Reads what dealers and a lead have had to do with each other.</summary>
internal sealed record ReadOffers(Guid LeadId) : IQuery<OfferAnswer>;

/// <summary>To whom to offer it.</summary>
internal sealed class OfferLeadBody
{
    /// <summary>The account of the dealer; left out, the one whose region it is.</summary>
    public Guid? PartnerId { get; init; }
}

/// <summary>Why.</summary>
internal sealed class ReasonBody
{
    public required string Reason { get; init; }
}

/// <summary>Who goes on, and why.</summary>
internal sealed class DecideConflictBody
{
    /// <summary>partner or direct.</summary>
    public required ConflictDecision Decision { get; init; }
    public required string Reason { get; init; }
}

internal sealed class TakeBackOfferValidator : AbstractValidator<TakeBackOffer>
{
    public TakeBackOfferValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class DecideConflictValidator : AbstractValidator<DecideConflict>
{
    public DecideConflictValidator()
    {
        RuleFor(c => c.Decision).IsInEnum();
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class OfferLeadHandler(LeadsDb db, PartnerOffers offers, OfferView view, IMediator mediator, Crm.Platform.Mediation.UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OfferLead, OfferAnswer>, IRequestHandler<TakeBackOffer, OfferAnswer>, IRequestHandler<DecideConflict, OfferAnswer>, IRequestHandler<ReadOffers, OfferAnswer>
{
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();

    public async Task<OfferAnswer> Handle(OfferLead request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        var partners = await db.Partners.Where(p => p.IsActive).ToListAsync(cancellationToken);
        var partner = request.PartnerId is { } id ? partners.Find(p => p.AccountId == id) : PartnerChoice.For(lead, partners, Nobody);
        if (partner is null)
        {
            throw request.PartnerId is null ? new ConflictException("no_partner", "No active dealer has this region and product.") : new InvalidInputException("partnerId", "There is no active dealer with this id.");
        }

        await offers.Offer(lead, partner, isDecided: false, cancellationToken);
        return await Shown(lead.Id, cancellationToken);
    }

    public async Task<OfferAnswer> Handle(TakeBackOffer request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        lead.MustBeOpen();
        var offer = await offers.Standing(lead.Id, cancellationToken) ?? throw new ConflictException("not_offered", "No dealer has this lead.");
        await offers.Return(offer, OfferState.Withdrawn, request.Reason.Trim(), cancellationToken);
        return await Shown(lead.Id, cancellationToken);
    }

    public async Task<OfferAnswer> Handle(DecideConflict request, CancellationToken cancellationToken)
    {
        var conflict = await db.Conflicts.FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) ?? throw new NotFoundException("conflict");
        var lead = await mediator.Send(new GetRecord<Lead>(conflict.LeadId), cancellationToken);
        if (!conflict.IsOpen)
        {
            throw new ConflictException("conflict_decided", "Somebody has decided this already.");
        }

        (conflict.IsOpen, conflict.Decision, conflict.Reason, conflict.DecidedAt, conflict.DecidedBy) = (false, request.Decision, request.Reason.Trim(), clock.GetUtcNow().UtcDateTime, user.Id);
        conflict.Version++;
        if (request.Decision == ConflictDecision.Partner)
        {
            var partner = await db.Partners.FirstOrDefaultAsync(p => p.AccountId == conflict.PartnerId && p.IsActive, cancellationToken) ?? throw new ConflictException("no_partner", "This dealer is not active any more.");
            await offers.Offer(lead, partner, isDecided: true, cancellationToken);
        }

        return await Shown(lead.Id, cancellationToken);
    }

    public async Task<OfferAnswer> Handle(ReadOffers request, CancellationToken cancellationToken) => await view.Of((await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken)).Id, cancellationToken);

    private async Task<OfferAnswer> Shown(Guid leadId, CancellationToken ct)
    {
        await unitOfWork.Flush(ct);
        return await view.Of(leadId, ct);
    }
}

internal sealed class OfferLeadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leads/{id:guid}/offers", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadOffers(id), ct)))
            .WithName("ReadLeadOffers").WithTags("Partners").WithSummary("Read what dealers and a lead have had to do with each other").WithDescription("The offers and the conflicts, the newest first.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
        routes.MapPost("/leads/{id:guid}/offer", async (Guid id, OfferLeadBody? body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new OfferLead(id, body?.PartnerId), ct)))
            .WithName("OfferLead").WithTags("Partners").WithSummary("Offer a lead to a dealer")
            .WithDescription("To the dealer of its region, or to `partnerId`. Send `{}` where there is none. Where direct sales or another dealer is after the same customer, nothing is offered: the answer has an open conflict, of which both sides hear. 409 `lead_offered` where a dealer has it, `no_partner` where no dealer fits.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(PartnerPermissions.Manage);
        routes.MapPost("/leads/{id:guid}/offer/withdraw", async (Guid id, ReasonBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new TakeBackOffer(id, body.Reason), ct)))
            .WithName("WithdrawOffer").WithTags("Partners").WithSummary("Take a lead back from a dealer").WithDescription("It goes to whoever had it before. 409 `not_offered` where no dealer has it.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(PartnerPermissions.Manage);
        routes.MapPost("/lead-conflicts/{id:guid}/decide", async (Guid id, DecideConflictBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new DecideConflict(id, body.Decision, body.Reason), ct)))
            .WithName("DecideLeadConflict").WithTags("Partners").WithSummary("Decide who goes on with a customer").WithDescription("`partner` offers the lead to the dealer after all; `direct` leaves it where it is. 409 `conflict_decided` where somebody has decided.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(PartnerPermissions.Manage);
    }
}
