using Crm.Kernel;
using Crm.Leads.Clocks;
using Crm.Leads.Domain;
using Crm.Leads.Handoffs;
using Crm.Platform.Http;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.ServiceClocks;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Handoffs;

/// <summary>Accepts a lead that was passed on, or rejects it with a reason.</summary>
internal sealed record AnswerHandoff(Guid Id, bool IsAccepted, string? Reason = null, string? Note = null) : ICommand<Lead>
{
    public HandoffRejection? ChosenReason => Enum.TryParse<HandoffRejection>(Reason, ignoreCase: true, out var reason) && Enum.IsDefined(reason) && char.IsLetter(Reason![0]) ? reason : null;
}

/// <summary>Why a lead is not accepted.</summary>
internal sealed class RejectLeadBody
{
    /// <summary>notReady, missingFacts, noFit, noBudget, wrongRegion, knownAlready, notReachable, noCapacity or other.</summary>
    public required string Reason { get; init; }

    /// <summary>In words, for whoever passed it.</summary>
    public string? Note { get; init; }
}

internal sealed class AnswerHandoffValidator : AbstractValidator<AnswerHandoff>
{
    public AnswerHandoffValidator()
    {
        RuleFor(c => c.Reason).Must((command, _) => command.IsAccepted || command.ChosenReason is not null)
            .WithMessage("Choose one of: notReady, missingFacts, noFit, noBudget, wrongRegion, knownAlready, notReachable, noCapacity, other.");
        RuleFor(c => c.Note).MaximumLength(HandoffConfiguration.MaxNote).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class AnswerHandoffHandler(IMediator mediator, RecordCatalog catalog, LeadsDb db, HandoffDesk desk, IServiceClocks clocks, INotifier notifier, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AnswerHandoff, Lead>
{
    public async Task<Lead> Handle(AnswerHandoff request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        var row = await db.Handoffs.FirstOrDefaultAsync(h => h.LeadId == lead.Id && h.EndId == Guid.Empty, cancellationToken);
        if (lead.Handoff != HandoffState.Offered || row is null)
        {
            throw new ConflictException("lead_handoff", "Nobody waits for this lead to be accepted.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var type = catalog.Of<Lead>();
        var values = new RecordValues();
        values.Set(type.Find("handoff")!, request.IsAccepted ? HandoffState.Accepted : HandoffState.Rejected);
        values.Set(type.Find("acceptBy")!, null);
        var giver = request.IsAccepted ? null : (await desk.Giver(row, cancellationToken)).OwnerId;
        if (!request.IsAccepted)
        {
            values.Set(type.Find("ownerId")!, giver);
            values.Set(type.Find("status")!, row.StatusBefore ?? lead.Status);
        }

        var answered = await mediator.Send(new UpdateRecord<Lead>(request.Id, values), cancellationToken);
        row.End(request.IsAccepted ? HandoffState.Accepted : HandoffState.Rejected, now, user.Id, await desk.Minutes(row, now, cancellationToken), request.ChosenReason, Trimmed(request.Note));
        var board = await clocks.Of("lead", [lead.Id], cancellationToken);
        await board.Stop(lead.Id, LeadClocks.Acceptance, now, cancellationToken);
        await board.Save(cancellationToken);
        if (giver is { } told && told != user.Id)
        {
            await notifier.Notify([HandoffNotices.Tell(HandoffNotices.Returned, told, lead.Id, new HandoffRow(HandoffState.Rejected, request.ChosenReason, user.Id))], cancellationToken);
        }

        return answered;
    }

    private static string? Trimmed(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}

internal sealed class AnswerHandoffEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/leads/{id:guid}/accept", async (Guid id, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                await answers.Of(http, await mediator.Send(new AnswerHandoff(id, IsAccepted: true), ct), StatusCodes.Status200OK, ct))
            .WithName("AcceptLead").WithTags("Leads").WithSummary("Accept a lead that was passed on").WithDescription("409 `lead_handoff` where it does not wait to be accepted.")
            .AnswersRecord<Lead>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.edit");
        routes.MapPost("/leads/{id:guid}/reject", async (Guid id, RejectLeadBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                await answers.Of(http, await mediator.Send(new AnswerHandoff(id, IsAccepted: false, body.Reason, body.Note), ct), StatusCodes.Status200OK, ct))
            .WithName("RejectLead").WithTags("Leads").WithSummary("Reject a lead that was passed on")
            .WithDescription("With a reason, which reports count. It goes back to whoever passed it, who is told, with the status that it had. 409 `lead_handoff` where it does not wait to be accepted.")
            .AnswersRecord<Lead>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.edit");
    }
}
