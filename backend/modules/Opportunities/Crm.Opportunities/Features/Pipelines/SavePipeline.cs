using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Persistence;
using Crm.Opportunities.Stages;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Pipelines;

/// <summary>Makes a pipeline, or changes one.</summary>
internal sealed record SavePipeline(Guid? Id, string? Name, bool? IsDefault, IReadOnlyList<StageBody>? Stages) : ICommand<PipelineResponse>;

internal sealed class SavePipelineValidator : AbstractValidator<SavePipeline>
{
    public SavePipelineValidator()
    {
        RuleFor(c => c.Name).Must((command, name) => name is null ? command.Id is not null : !string.IsNullOrWhiteSpace(name)).WithMessage("Give the pipeline a name.")
            .MaximumLength(PipelineConfiguration.MaxName).Must(Texts.IsClean).WithMessage(Texts.Refusal);
        RuleFor(c => c.Stages).Must((command, stages) => stages is not null || command.Id is not null).WithMessage("Give the pipeline its stages.");
        RuleFor(c => c.Stages).Must(stages => stages is null || (stages.Count <= 30 && Enum.GetValues<OpportunityStatus>().All(kind => stages.Any(s => s.Kind == kind))))
            .WithMessage("Give at least one open stage, one for won and one for lost; 30 at most.");
        RuleForEach(c => c.Stages).SetValidator(new StageBodyValidator());
    }
}

internal sealed class SavePipelineHandler(OpportunitiesDb db, PipelineReader pipelines, RecordCatalog catalog, IAuditLog audit) : IRequestHandler<SavePipeline, PipelineResponse>
{
    public async Task<PipelineResponse> Handle(SavePipeline request, CancellationToken cancellationToken)
    {
        var others = await db.Pipelines.Where(p => !p.IsRetired).OrderBy(p => p.Position).ToListAsync(cancellationToken);
        var pipeline = request.Id is { } id ? others.Find(p => p.Id == id) ?? throw new NotFoundException("pipeline") : null;
        if (request.Name is { } given && others.Exists(p => p.Id != pipeline?.Id && p.NameKey == Folding.Key(given)))
        {
            throw new ConflictException("pipeline_exists", "Another pipeline has this name.");
        }

        if (pipeline is null)
        {
            pipeline = db.Pipelines.Add(new Pipeline(request.Name!.Trim(), Folding.Key(request.Name), others.Count == 0 ? 0 : others[^1].Position + 1, isDefault: others.Count == 0)).Entity;
        }
        else
        {
            pipeline.Edited();
            pipeline.Rename(request.Name?.Trim() ?? pipeline.Name, request.Name is null ? pipeline.NameKey : Folding.Key(request.Name));
        }

        if (request.IsDefault == true)
        {
            others.ForEach(p => p.BeDefault(isDefault: false));
            pipeline.BeDefault(isDefault: true);
        }

        var stages = await db.Stages.Where(s => s.PipelineId == pipeline.Id && !s.IsRetired).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        if (request.Stages is { } wanted)
        {
            stages = await Arrange(pipeline, stages, wanted, cancellationToken);
        }

        pipelines.Forget();
        audit.Write(AuditActions.SettingsChanged, "pipeline", pipeline.Id, new { stages = stages.Count });
        return PipelineResponse.Of(pipeline, stages);
    }

    private async Task<List<Stage>> Arrange(Pipeline pipeline, List<Stage> present, IReadOnlyList<StageBody> wanted, CancellationToken ct)
    {
        var errors = new InputErrors();
        var type = catalog.Of<Opportunity>();
        var arranged = new List<Stage>();
        foreach (var (body, i) in wanted.Select((s, i) => (s, i)))
        {
            var stage = body.Id is null ? db.Stages.Add(new Stage(pipeline.Id)).Entity : present.Find(s => s.Id == body.Id && !arranged.Contains(s));
            if (stage is null)
            {
                errors.Add($"stages[{i}].id", "This pipeline has no stage with this id, or it is named twice.");
                continue;
            }

            foreach (var field in body.RequiredFields.Where(f => type.Find(f) is not { IsReadOnly: false }))
            {
                errors.Add($"stages[{i}].requiredFields", $"There is no field {field} that a deal could have filled.");
            }

            stage.Describe(body.Name.Trim(), Folding.Key(body.Name), i, body.Kind, body.Probability);
            stage.Rule(body.RequiredFields.Distinct(StringComparer.Ordinal), body.ExitCriteria, body.RottingDays, body.Steps.Select(s => new PlaybookStep(s.Id ?? Guid.CreateVersion7(), s.Text.Trim(), s.IsRequired)));
            arranged.Add(stage);
        }

        errors.ThrowIfAny();
        foreach (var gone in present.Except(arranged))
        {
            await StageUse.Refuse(db, gone, ct);
            gone.Retire();
        }

        return arranged;
    }
}

/// <summary>Whether deals are in a stage.</summary>
internal static class StageUse
{
    /// <summary>Deals must go somewhere else before their stage ends; a bulk edit moves them and can be undone.</summary>
    public static async Task Refuse(OpportunitiesDb db, Stage stage, CancellationToken ct)
    {
        if (await db.Opportunities.CountAsync(o => o.StageId == stage.Id && o.DeletionId == Guid.Empty, ct) is var deals and > 0)
        {
            throw new ConflictException("stage_in_use", $"{deals} deals are in the stage {stage.Name}. Move them to another one first.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["stageId"] = stage.Id, ["stage"] = stage.Name, ["deals"] = deals },
            };
        }
    }
}

internal sealed class SavePipelineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pipelines", async (PipelineBody body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new SavePipeline(null, body.Name, body.IsDefault, body.Stages), ct);
                return TypedResults.Created($"/api/v1/pipelines/{made.Id}", made);
            })
            .WithName("CreatePipeline").WithTags("Pipelines").WithSummary("Make a pipeline with its stages").ProducesProblem(StatusCodes.Status409Conflict).Requires(OpportunityPermissions.Pipelines.Name);
        routes.MapPatch("/pipelines/{id:guid}", async (Guid id, PipelineBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new SavePipeline(id, body.Name, body.IsDefault, body.Stages), ct)))
            .WithName("UpdatePipeline").WithTags("Pipelines").WithSummary("Rename a pipeline, or arrange its stages")
            .WithDescription("What is left out stays. `stages` is the whole list in its order; 409 `stage_in_use` names a stage that deals are in and that the list leaves out.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(OpportunityPermissions.Pipelines.Name);
    }
}
