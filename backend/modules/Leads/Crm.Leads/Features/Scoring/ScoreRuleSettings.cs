using System.Text.Json;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Scoring;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Scoring;

/// <summary>Points for leads that meet a condition.</summary>
internal sealed class ScoreRuleBody
{
    public required string Name { get; init; }

    /// <summary>A condition tree over the lead's own fields, with fixed values.</summary>
    public required JsonElement Where { get; init; }

    /// <summary>From -100 to 100, taken off or added where the condition holds.</summary>
    public required int Points { get; init; }
}

/// <summary>All rules; every one that holds counts.</summary>
internal sealed class ScoreRuleList
{
    public required IReadOnlyList<ScoreRuleBody> Items { get; init; }
}

/// <summary>Reads the rules by which leads get points.</summary>
internal sealed record ReadScoreRules : IQuery<ScoreRuleList>;

/// <summary>Replaces the rules by which leads get points, and scores all leads anew.</summary>
internal sealed record ReplaceScoreRules(IReadOnlyList<ScoreRuleBody> Items) : ICommand<ScoreRuleList>;

internal sealed class ReplaceScoreRulesValidator : AbstractValidator<ReplaceScoreRules>
{
    public ReplaceScoreRulesValidator()
    {
        RuleFor(r => r.Items).Must(i => i.Count <= 50).WithMessage("Give 50 rules at most.");
        RuleForEach(r => r.Items).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            rule.RuleFor(r => r.Points).InclusiveBetween(-100, 100);
        });
    }
}

internal sealed class ScoreRulesHandler(LeadsDb db, RecordCatalog catalog, JobQueue jobs, IAuditLog audit)
    : IRequestHandler<ReadScoreRules, ScoreRuleList>, IRequestHandler<ReplaceScoreRules, ScoreRuleList>
{
    public async Task<ScoreRuleList> Handle(ReadScoreRules request, CancellationToken cancellationToken) =>
        Show(await db.ScoreRules.AsNoTracking().OrderBy(r => r.Position).ToListAsync(cancellationToken));

    public async Task<ScoreRuleList> Handle(ReplaceScoreRules request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        List<ScoreRule> rules = [.. request.Items.Select((rule, i) => Make(rule, i, errors))];
        errors.ThrowIfAny();
        db.ScoreRules.RemoveRange(await db.ScoreRules.ToListAsync(cancellationToken));
        db.ScoreRules.AddRange(rules);
        jobs.Enqueue(ScoreLeadsJob.Kind, Guid.Empty);
        audit.Write(AuditActions.SettingsChanged, "leadScoreRules", null, new { rules = rules.Count });
        return Show(rules);
    }

    private ScoreRule Make(ScoreRuleBody rule, int position, InputErrors errors)
    {
        var path = $"items[{position}].where";
        if (Condition.Read(rule.Where, catalog.Of<Lead>(), errors, path) is { } condition && !ConditionEvaluator.CanDecide(condition))
        {
            errors.Add(path, "Points follow from the lead alone: ask for its own fields, with values that do not depend on the day or the user.");
        }

        return new ScoreRule { Position = position, Name = rule.Name.Trim(), Where = rule.Where.GetRawText(), Points = rule.Points };
    }

    private static ScoreRuleList Show(IReadOnlyList<ScoreRule> rules) => new()
    {
        Items = [.. rules.Select(r => new ScoreRuleBody { Name = r.Name, Where = JsonSerializer.Deserialize<JsonElement>(r.Where), Points = r.Points })],
    };
}

internal sealed class ScoreRulesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lead-score-rules", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadScoreRules(), ct)))
            .WithName("ReadLeadScoreRules").WithTags("Lead scoring").WithSummary("Read the rules by which leads get points")
            .WithDescription("The score of a lead is the chance that the learned model sees, in per cent, plus the points of every rule that holds, from 0 to 100.").Requires("leads.read");
        routes.MapPut("/lead-score-rules", async (ScoreRuleList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceScoreRules(body.Items), ct)))
            .WithName("ReplaceLeadScoreRules").WithTags("Lead scoring").WithSummary("Replace the rules by which leads get points").WithDescription("A job scores all leads anew; those that are saved meanwhile go by the new rules.")
            .Requires(ScoringPermissions.Manage);
    }
}
