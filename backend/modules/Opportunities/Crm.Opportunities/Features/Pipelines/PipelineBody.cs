using Crm.Opportunities.Domain;
using Crm.Opportunities.Persistence;
using FluentValidation;

namespace Crm.Opportunities.Features.Pipelines;

/// <summary>A step of a playbook.</summary>
internal sealed class PlaybookStepBody
{
    /// <summary>Of a step that there is; left out for a new one.</summary>
    public Guid? Id { get; init; }
    public required string Text { get; init; }

    /// <summary>A deal goes on only when it was done, or skipped with a reason.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>A stage, in the order of the list.</summary>
internal sealed class StageBody
{
    /// <summary>Of a stage that there is; left out for a new one.</summary>
    public Guid? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>open, won or lost.</summary>
    public required OpportunityStatus Kind { get; init; }

    /// <summary>Percent; won stages have 100 and lost ones 0.</summary>
    public int Probability { get; init; }

    /// <summary>Names of fields that a deal must have filled to come here.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>What must be true before a deal leaves, for people to read.</summary>
    public string? ExitCriteria { get; init; }

    /// <summary>After so many days here a deal is rotting.</summary>
    public int? RottingDays { get; init; }
    public IReadOnlyList<PlaybookStepBody> Steps { get; init; } = [];
}

/// <summary>A pipeline as it is to be; what is left out of a change stays.</summary>
internal sealed class PipelineBody
{
    public string? Name { get; init; }

    /// <summary>Deals that name no stage go to the default pipeline; true takes this from the other one.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>All stages in their order: at least one open, one won and one lost. One that is missing is taken away: 409 `stage_in_use` while deals are in it.</summary>
    public IReadOnlyList<StageBody>? Stages { get; init; }
}

/// <summary>A pipeline with its stages in their order.</summary>
internal sealed class PipelineResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required bool IsDefault { get; init; }
    public required long Version { get; init; }
    public required IReadOnlyList<StageBody> Stages { get; init; }

    public static PipelineResponse Of(Pipeline pipeline, IEnumerable<Stage> stages) => new()
    {
        Id = pipeline.Id,
        Name = pipeline.Name,
        IsDefault = pipeline.IsDefault,
        Version = pipeline.Version,
        Stages =
        [
            .. stages.Where(s => !s.IsRetired).OrderBy(s => s.Position).Select(s => new StageBody
            {
                Id = s.Id, Name = s.Name, Kind = s.Kind, Probability = s.Probability, RequiredFields = s.RequiredFields, ExitCriteria = s.ExitCriteria, RottingDays = s.RottingDays,
                Steps = [.. s.Steps.Select(t => new PlaybookStepBody { Id = t.Id, Text = t.Text, IsRequired = t.IsRequired })],
            }),
        ],
    };
}

/// <summary>All pipelines, the default one first.</summary>
internal sealed class PipelineList
{
    public required IReadOnlyList<PipelineResponse> Items { get; init; }
}

internal sealed class StageBodyValidator : AbstractValidator<StageBody>
{
    public StageBodyValidator()
    {
        RuleFor(s => s.Name).NotEmpty().MaximumLength(PipelineConfiguration.MaxName).Must(Texts.IsClean).WithMessage(Texts.Refusal);
        RuleFor(s => s.Kind).IsInEnum();
        RuleFor(s => s.Probability).InclusiveBetween(0, 100);
        RuleFor(s => s.ExitCriteria).MaximumLength(PipelineConfiguration.MaxCriteria).Must(Texts.IsClean).WithMessage(Texts.Refusal);
        RuleFor(s => s.RottingDays).InclusiveBetween(1, 1000);
        RuleFor(s => s.RequiredFields).NotNull().Must(f => f.Count <= 20).WithMessage("Name 20 fields at most.");
        RuleFor(s => s.Steps).NotNull().Must(s => s.Count <= 20).WithMessage("Give 20 steps at most.");
        RuleForEach(s => s.Steps).ChildRules(step => step.RuleFor(s => s.Text).NotEmpty().MaximumLength(200).Must(Texts.IsClean).WithMessage(Texts.Refusal));
    }
}

/// <summary>What texts of settings may not hold.</summary>
internal static class Texts
{
    public const string Refusal = "Remove the character U+0000 from this text.";

    public static bool IsClean(string? text) => text?.Contains('\0', StringComparison.Ordinal) != true;
}
