using Crm.Kernel;
using Crm.Leads.Clocks;
using Crm.Leads.Domain;
using Crm.Leads.Handoffs;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Crm.Platform.ServiceClocks;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Handoffs;

/// <summary>To whom a lead is passed, and what they should know.</summary>
internal sealed class PassLeadBody
{
    /// <summary>Left out, whoever is next of those who get leads by the agreement.</summary>
    public Guid? ToUserId { get; init; }

    /// <summary>What whoever gets it should know.</summary>
    public string? Note { get; init; }
}

/// <summary>Passes a lead on to a colleague, who accepts or rejects it.</summary>
internal sealed record PassLead(Guid Id, Guid? ToUserId, string? Note) : ICommand<Lead>;

internal sealed class PassLeadValidator : AbstractValidator<PassLead>
{
    public PassLeadValidator() => RuleFor(c => c.Note).MaximumLength(HandoffConfiguration.MaxNote).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
}

internal sealed class PassLeadHandler(IMediator mediator, RecordCatalog catalog, LeadsDb db, HandoffDesk desk, IServiceClocks clocks, IUserDirectory users, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PassLead, Lead>
{
    public async Task<Lead> Handle(PassLead request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        lead.MustBeOpen();
        if (lead.Handoff == HandoffState.Offered)
        {
            throw new ConflictException("lead_handoff", "This lead waits to be accepted already.");
        }

        var (to, team) = await Receiver(request.ToUserId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var board = await clocks.Of("lead", [lead.Id], cancellationToken);
        var acceptBy = await board.Start(lead, LeadClocks.Acceptance, now, cancellationToken, team);
        var type = catalog.Of<Lead>();
        var values = new RecordValues();
        values.Set(type.Find("ownerId")!, to);
        values.Set(type.Find("handoff")!, HandoffState.Offered);
        values.Set(type.Find("passedBy")!, user.Id);
        values.Set(type.Find("acceptBy")!, acceptBy);
        var passed = await mediator.Send(new UpdateRecord<Lead>(request.Id, values), cancellationToken);
        db.Handoffs.Add(new LeadHandoff
        {
            LeadId = lead.Id, PassedAt = now, PassedBy = user.Id, FromOwnerId = lead.OwnerId, StatusBefore = lead.Status, ToOwnerId = to, AcceptBy = acceptBy,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
        });
        await board.Save(cancellationToken);
        return passed;
    }

    private async Task<(Guid UserId, Guid? TeamId)> Receiver(Guid? asked, CancellationToken ct)
    {
        if (asked is { } chosen)
        {
            return await users.TeamOf(chosen, ct) is (true, var team) ? (chosen, team) : throw new InvalidInputException("toUserId", "There is no active user with this id.");
        }

        var agreement = await desk.Agreement(ct);
        var teams = await users.TeamsOf(agreement?.ReceiverIds ?? [], ct);
        if (agreement is null || agreement.ReceiverIds.Where(teams.ContainsKey).ToList() is not { Count: > 0 } here)
        {
            throw new InvalidInputException("toUserId", "Say who gets the lead: the agreement names nobody who is here.");
        }

        var next = here[(here.IndexOf(agreement.LastReceiverId ?? Guid.Empty) + 1) % here.Count];
        agreement.LastReceiverId = next;
        return (next, teams[next]);
    }
}

internal sealed class PassLeadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/leads/{id:guid}/pass", async (Guid id, PassLeadBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new PassLead(id, body?.ToUserId, body?.Note), ct), StatusCodes.Status200OK, ct))
        .WithName("PassLead").WithTags("Leads").WithSummary("Pass a lead on, to be accepted or rejected")
        .WithDescription(
            "It belongs to the receiver from now on, who accepts or rejects it within the time that the service policies (kind `acceptance`) give; working with it accepts it. Send `{}` for whoever is next by the agreement. Undoing the change set withdraws it. 409 `lead_handoff` where it waits already, `lead_status` where it is closed.")
        .AnswersRecord<Lead>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.edit");
}
