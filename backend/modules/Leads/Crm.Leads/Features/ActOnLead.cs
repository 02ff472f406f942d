using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features;

/// <summary>Moves a lead on its way.</summary>
internal sealed record ActOnLead(Guid Id, LeadAct Act, DateOnly? Until = null, string? Reason = null, string? Note = null) : ICommand<Lead>
{
    public DisqualifyReason? ChosenReason => Enum.TryParse<DisqualifyReason>(Reason, ignoreCase: true, out var reason) && Enum.IsDefined(reason) && char.IsLetter(Reason![0]) ? reason : null;
}

internal sealed class ActOnLeadValidator : AbstractValidator<ActOnLead>
{
    public ActOnLeadValidator()
    {
        RuleFor(c => c.Reason).Must((command, _) => command.Act != LeadAct.Disqualify || command.ChosenReason is not null)
            .WithMessage("Choose one of: noNeed, noBudget, noAuthority, badTiming, competitor, notReachable, wrongContact, duplicate, spam, other.");
        RuleFor(c => c.Note).MaximumLength(500).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class ActOnLeadHandler(IMediator mediator, RecordCatalog catalog, TimeProvider clock) : IRequestHandler<ActOnLead, Lead>
{
    public async Task<Lead> Handle(ActOnLead request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        var status = lead.After(request.Act);
        var now = clock.GetUtcNow().UtcDateTime;
        var type = catalog.Of<Lead>();
        var values = new RecordValues();
        values.Set(type.Find("status")!, status);
        values.Set(type.Find("nurtureUntil")!, request.Until);
        values.Set(type.Find("disqualifiedReason")!, request.ChosenReason);
        values.Set(type.Find("disqualifiedNote")!, request.Note);
        values.Set(type.Find("closedAt")!, status == LeadStatus.Disqualified ? now : null);

        // Who has not been answered when nothing comes of it was not answered; taking that up again is no answer either.
        if (lead.FirstResponseAt is null && request.Act != LeadAct.Reopen && status is LeadStatus.Contacted or LeadStatus.Working or LeadStatus.Qualified)
        {
            values.Set(type.Find("firstResponseAt")!, now);
        }

        return await mediator.Send(new UpdateRecord<Lead>(request.Id, values), cancellationToken);
    }
}

/// <summary>Until when a lead is kept warm.</summary>
internal sealed class NurtureLeadBody
{
    /// <summary>The day on which somebody looks at it again; open where it is left out.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Why nothing comes of a lead.</summary>
internal sealed class DisqualifyLeadBody
{
    /// <summary>noNeed, noBudget, noAuthority, badTiming, competitor, notReachable, wrongContact, duplicate, spam or other.</summary>
    public required string Reason { get; init; }

    /// <summary>In words, where there is more to say.</summary>
    public string? Note { get; init; }
}

internal sealed class ActOnLeadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, LeadAct.Contact, "Say that a lead has had its first answer", "From New or Assigned to Contacted.");
        Map(routes, LeadAct.Work, "Work on a lead", "To Working.");
        Map(routes, LeadAct.Qualify, "Qualify a lead", "It is worth an offer: to Qualified.");
        Map(routes, LeadAct.Reopen, "Take a lead up again", "From Nurturing, Qualified or Disqualified back to Working.");
        Document(
            routes.MapPost("/leads/{id:guid}/nurture", (Guid id, NurtureLeadBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new ActOnLead(id, LeadAct.Nurture, Until: body?.Until), http, mediator, answers, ct)),
            routes, LeadAct.Nurture, "Keep a lead warm", "Not yet: to Nurturing, until a day where one is given. Send `{}` where there is none.");
        Document(
            routes.MapPost("/leads/{id:guid}/disqualify", (Guid id, DisqualifyLeadBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new ActOnLead(id, LeadAct.Disqualify, Reason: body.Reason, Note: body.Note), http, mediator, answers, ct)),
            routes, LeadAct.Disqualify, "Say that nothing comes of a lead", "With a reason, which reports count.");
    }

    private static void Map(IEndpointRouteBuilder routes, LeadAct act, string summary, string description) => Document(
        routes.MapPost($"/leads/{{id:guid}}/{act.ToString().ToLowerInvariant()}", (Guid id, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            Answer(new ActOnLead(id, act), http, mediator, answers, ct)),
        routes, act, summary, description);

    private static async Task<IResult> Answer(ActOnLead command, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
        await answers.Of(http, await mediator.Send(command, ct), StatusCodes.Status200OK, ct);

    private static void Document(RouteHandlerBuilder endpoint, IEndpointRouteBuilder routes, LeadAct act, string summary, string description) => endpoint
        .WithName($"{act}Lead").WithTags("Leads").WithSummary(summary).WithDescription(description + " 409 `lead_status` where its status does not allow it.")
        .AnswersRecord<Lead>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.edit");
}
