using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features;

/// <summary>Moves a deal on its way.</summary>
internal sealed record MoveOpportunity(Guid Id, OpportunityAct Act, Guid? StageId = null, DateOnly? ClosedOn = null, LossReason? Reason = null, string? Note = null) : ICommand<Opportunity>;

internal sealed class MoveOpportunityValidator : AbstractValidator<MoveOpportunity>
{
    public MoveOpportunityValidator()
    {
        RuleFor(c => c.Reason).IsInEnum();
        RuleFor(c => c.Note).MaximumLength(2000).Must(n => n?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class MoveOpportunityHandler(IMediator mediator, PipelineReader pipelines, RecordCatalog catalog) : IRequestHandler<MoveOpportunity, Opportunity>
{
    public async Task<Opportunity> Handle(MoveOpportunity request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        var all = await pipelines.Read(cancellationToken);
        var pipeline = deal.PipelineId ?? all.Pipelines[0].Id;
        var target = request.Act switch
        {
            OpportunityAct.Win when deal.IsOpen => all.End(pipeline, OpportunityStatus.Won).Id,
            OpportunityAct.Lose when deal.IsOpen => all.End(pipeline, OpportunityStatus.Lost).Id,
            OpportunityAct.Reopen when !deal.IsOpen => request.StageId ?? all.First(pipeline).Id,
            OpportunityAct.Move => request.StageId!.Value,
            _ => throw new ConflictException("opportunity_status", $"This opportunity is {deal.Status} and cannot be changed so.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(deal.Status.ToString()!) },
            },
        };
        var type = catalog.Of<Opportunity>();
        var values = new RecordValues();
        values.Set(type.Find("stageId")!, target);
        Give("closedOn", request.ClosedOn);
        Give("lossReason", request.Reason);
        Give("closeNote", request.Note);
        return await mediator.Send(new UpdateRecord<Opportunity>(request.Id, values), cancellationToken);

        void Give(string field, object? value)
        {
            if (value is not null)
            {
                values.Set(type.Find(field)!, value);
            }
        }
    }
}

/// <summary>Where a deal goes.</summary>
internal sealed class MoveOpportunityBody
{
    /// <summary>A stage of any pipeline.</summary>
    public required Guid StageId { get; init; }

    /// <summary>Where it goes to a stage for lost deals: why.</summary>
    public LossReason? LossReason { get; init; }
}

/// <summary>When and why a deal was won.</summary>
internal sealed class WinOpportunityBody
{
    /// <summary>Today where it is left out.</summary>
    public DateOnly? ClosedOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>When and why a deal was lost.</summary>
internal sealed class LoseOpportunityBody
{
    public required LossReason Reason { get; init; }

    /// <summary>Today where it is left out.</summary>
    public DateOnly? ClosedOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>Where a deal goes that is taken up again.</summary>
internal sealed class ReopenOpportunityBody
{
    /// <summary>The first stage of its pipeline where it is left out.</summary>
    public Guid? StageId { get; init; }
}

internal sealed class MoveOpportunityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Document(routes, OpportunityAct.Move, "Move a deal to another stage", "The stage says what it needs: 400 `validation` names the fields that are not filled, `steps` where the playbook is not done, `lossReason` where it was lost.",
            routes.MapPost("/opportunities/{id:guid}/move", (Guid id, MoveOpportunityBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new MoveOpportunity(id, OpportunityAct.Move, body.StageId, Reason: body.LossReason), http, mediator, answers, ct)));
        Document(routes, OpportunityAct.Win, "Say that a deal was won", "Send `{}` where there is no more to say. 409 `opportunity_status` where it is closed already.",
            routes.MapPost("/opportunities/{id:guid}/win", (Guid id, WinOpportunityBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new MoveOpportunity(id, OpportunityAct.Win, ClosedOn: body?.ClosedOn, Note: body?.Note), http, mediator, answers, ct)));
        Document(routes, OpportunityAct.Lose, "Say that a deal was lost, and why", "Reports count the reason. 409 `opportunity_status` where it is closed already.",
            routes.MapPost("/opportunities/{id:guid}/lose", (Guid id, LoseOpportunityBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new MoveOpportunity(id, OpportunityAct.Lose, ClosedOn: body.ClosedOn, Reason: body.Reason, Note: body.Note), http, mediator, answers, ct)));
        Document(routes, OpportunityAct.Reopen, "Take a closed deal up again", "Its end and the reason go. 409 `opportunity_status` where it is open.",
            routes.MapPost("/opportunities/{id:guid}/reopen", (Guid id, ReopenOpportunityBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
                Answer(new MoveOpportunity(id, OpportunityAct.Reopen, body?.StageId), http, mediator, answers, ct)));
    }

    private static async Task<IResult> Answer(MoveOpportunity command, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
        await answers.Of(http, await mediator.Send(command, ct), StatusCodes.Status200OK, ct);

    private static void Document(IEndpointRouteBuilder routes, OpportunityAct act, string summary, string description, RouteHandlerBuilder endpoint) => endpoint
        .WithName($"{act}Opportunity").WithTags("Opportunities").WithSummary(summary).WithDescription(description)
        .AnswersRecord<Opportunity>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires(OpportunityPermissions.Edit);
}
