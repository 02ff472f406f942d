using System.Text.Json;
using Crm.Activities.Neglect;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.Neglect;

/// <summary>How often a class of customers wants to hear from us.</summary>
internal sealed class NeglectRuleBody
{
    public required string Name { get; init; }

    /// <summary>account or contact.</summary>
    public required string RecordType { get; init; }

    /// <summary>A condition tree as lists take it; without one the rule is for all.</summary>
    public JsonElement? Where { get; init; }

    /// <summary>After so many days without two-way contact somebody is neglected.</summary>
    public required int Days { get; init; }

    /// <summary>After so many hours without an answer to a mail too; none is not watched.</summary>
    public int? AnswerHours { get; init; }
}

/// <summary>The rules in their order: the first that fits a record counts.</summary>
internal sealed class NeglectRuleList
{
    public required IReadOnlyList<NeglectRuleBody> Items { get; init; }
}

/// <summary>Reads the rules of neglect.</summary>
internal sealed record ReadNeglectRules : IQuery<NeglectRuleList>;

/// <summary>Replaces the rules of neglect.</summary>
internal sealed record ReplaceNeglectRules(IReadOnlyList<NeglectRuleBody> Items) : ICommand<NeglectRuleList>;

internal sealed class ReplaceNeglectRulesValidator : AbstractValidator<ReplaceNeglectRules>
{
    public ReplaceNeglectRulesValidator()
    {
        RuleFor(r => r.Items).Must(i => i.Count <= 20).WithMessage("Give 20 rules at most.");
        RuleForEach(r => r.Items).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            rule.RuleFor(r => r.RecordType).Must(t => t is "account" or "contact").WithMessage("Choose one of: account, contact.");
            rule.RuleFor(r => r.Days).InclusiveBetween(1, 1000);
            rule.RuleFor(r => r.AnswerHours).InclusiveBetween(1, 1000);
        });
    }
}

internal sealed class NeglectRulesHandler(ActivitiesDb db, RecordCatalog catalog, IAuditLog audit)
    : IRequestHandler<ReadNeglectRules, NeglectRuleList>, IRequestHandler<ReplaceNeglectRules, NeglectRuleList>
{
    public async Task<NeglectRuleList> Handle(ReadNeglectRules request, CancellationToken cancellationToken) => Show(await NeglectRules.All(db, cancellationToken));

    public async Task<NeglectRuleList> Handle(ReplaceNeglectRules request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        List<NeglectRule> rules = [.. request.Items.Select((rule, i) => Make(rule, i, errors))];
        errors.ThrowIfAny();
        db.NeglectRules.RemoveRange(await db.NeglectRules.ToListAsync(cancellationToken));
        db.NeglectRules.AddRange(rules);
        audit.Write(AuditActions.SettingsChanged, "neglectRules", null, new { rules = rules.Count });
        return Show(rules);
    }

    private NeglectRule Make(NeglectRuleBody rule, int position, InputErrors errors)
    {
        var where = rule.Where is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : (JsonElement?)null;
        if (where is { } json)
        {
            Condition.Read(json, catalog.Find(rule.RecordType)!, errors, $"items[{position}].where");
        }

        return new NeglectRule { Position = position, Name = rule.Name.Trim(), RecordType = rule.RecordType, Where = where?.GetRawText(), Days = rule.Days, AnswerHours = rule.AnswerHours };
    }

    private static NeglectRuleList Show(IReadOnlyList<NeglectRule> rules) => new()
    {
        Items =
        [
            .. rules.Select(r => new NeglectRuleBody
            {
                Name = r.Name, RecordType = r.RecordType, Where = r.Where is null ? null : JsonSerializer.Deserialize<JsonElement>(r.Where), Days = r.Days, AnswerHours = r.AnswerHours,
            }),
        ],
    };
}

internal sealed class NeglectRulesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/neglect-rules", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadNeglectRules(), ct)))
            .WithName("ReadNeglectRules").WithTags("Neglect").WithSummary("Read how often customers want to hear from us")
            .WithDescription("In their order: the first rule that fits a record counts. Where nobody has made rules, one for all accounts is answered.").Requires("activities.read");
        routes.MapPut("/neglect-rules", async (NeglectRuleList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceNeglectRules(body.Items), ct)))
            .WithName("ReplaceNeglectRules").WithTags("Neglect").WithSummary("Replace the rules of neglect").WithDescription("The next daily look goes by them; `POST /neglected/refresh` looks at once.")
            .Requires(NeglectPermissions.Manage);
    }
}
