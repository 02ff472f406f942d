using System.Text.Json;
using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Domain;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Assignment;

/// <summary>Who gets the leads that meet a condition.</summary>
internal sealed class AssignmentRuleBody
{
    public required string Name { get; init; }

    /// <summary>A condition tree over the lead's own fields, with fixed values, such as a country, a region or the beginning of a postcode; without one the rule is for all.</summary>
    public JsonElement? Where { get; init; }

    /// <summary>roundRobin, leastLoad, or partner: the dealer of the region, for whom no members are named.</summary>
    public required AssignmentStrategy Strategy { get; init; }
    public required IReadOnlyList<AssignmentMember> Members { get; init; }

    /// <summary>Only who is at work at that moment, by the working hours of their team.</summary>
    public bool OnlyAtWork { get; init; }
}

/// <summary>The rules in their order: the first that fits a lead and has somebody free counts.</summary>
internal sealed class AssignmentRuleList
{
    public required IReadOnlyList<AssignmentRuleBody> Items { get; init; }
}

/// <summary>Reads who gets which leads.</summary>
internal sealed record ReadAssignmentRules : IQuery<AssignmentRuleList>;

/// <summary>Replaces who gets which leads.</summary>
internal sealed record ReplaceAssignmentRules(IReadOnlyList<AssignmentRuleBody> Items) : ICommand<AssignmentRuleList>;

internal sealed class ReplaceAssignmentRulesValidator : AbstractValidator<ReplaceAssignmentRules>
{
    public ReplaceAssignmentRulesValidator()
    {
        RuleFor(r => r.Items).Must(i => i.Count <= 50).WithMessage("Give 50 rules at most.");
        RuleForEach(r => r.Items).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            rule.RuleFor(r => r.Members).Must((r, m) => m.Count <= 100 && m.Count > 0 != (r.Strategy == AssignmentStrategy.Partner)).WithMessage("Give 1 to 100 people, or with the strategy partner nobody.")
                .Must(m => m.Select(x => x.UserId).Distinct().Count() == m.Count).WithMessage("Name everybody once.")
                .Must(m => m.All(x => x.Capacity is null or (>= 1 and <= 100_000))).WithMessage("A capacity is a number from 1 to 100,000.");
        });
    }
}

internal sealed class AssignmentRulesHandler(LeadsDb db, RecordCatalog catalog, IUserDirectory users, IAuditLog audit)
    : IRequestHandler<ReadAssignmentRules, AssignmentRuleList>, IRequestHandler<ReplaceAssignmentRules, AssignmentRuleList>
{
    public async Task<AssignmentRuleList> Handle(ReadAssignmentRules request, CancellationToken cancellationToken) =>
        Show(await db.AssignmentRules.AsNoTracking().OrderBy(r => r.Position).ToListAsync(cancellationToken));

    public async Task<AssignmentRuleList> Handle(ReplaceAssignmentRules request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var before = await db.AssignmentRules.ToListAsync(cancellationToken);
        var active = await users.Active([.. request.Items.SelectMany(r => r.Members).Select(m => m.UserId).Distinct()], cancellationToken);
        List<AssignmentRule> rules = [.. request.Items.Select((rule, i) => Make(rule, i, before, active, errors))];
        errors.ThrowIfAny();
        db.AssignmentRules.RemoveRange(before);
        db.AssignmentRules.AddRange(rules);
        audit.Write(AuditActions.SettingsChanged, "leadAssignmentRules", null, new { rules = rules.Count });
        return Show(rules);
    }

    private AssignmentRule Make(AssignmentRuleBody rule, int position, List<AssignmentRule> before, IReadOnlySet<Guid> active, InputErrors errors)
    {
        var path = $"items[{position}]";
        var where = rule.Where is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : (JsonElement?)null;
        if (where is { } json && Condition.Read(json, catalog.Of<Lead>(), errors, $"{path}.where") is { } condition && !ConditionEvaluator.CanDecide(condition))
        {
            errors.Add($"{path}.where", "Who gets a lead follows from the lead alone: ask for its own fields, with values that do not depend on the day or the user.");
        }

        // Who left since stays in the rule and gets nothing; nobody new is named who is not there.
        var known = before.SelectMany(r => r.Members).Select(m => m.UserId).ToHashSet();
        if (rule.Members.FirstOrDefault(m => !active.Contains(m.UserId) && !known.Contains(m.UserId)) is { } unknown)
        {
            errors.Add($"{path}.members", $"There is no active user with the id {unknown.UserId}.");
        }

        var name = rule.Name.Trim();
        return new AssignmentRule
        {
            Position = position, Name = name, Where = where?.GetRawText(), Strategy = rule.Strategy, Members = [.. rule.Members], OnlyAtWork = rule.OnlyAtWork, LastUserId = before.FirstOrDefault(r => r.Name == name)?.LastUserId,
        };
    }

    private static AssignmentRuleList Show(IReadOnlyList<AssignmentRule> rules) => new()
    {
        Items = [.. rules.Select(r => new AssignmentRuleBody { Name = r.Name, Where = r.Where is null ? null : JsonSerializer.Deserialize<JsonElement>(r.Where), Strategy = r.Strategy, Members = r.Members, OnlyAtWork = r.OnlyAtWork })],
    };
}

internal sealed class AssignmentRulesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lead-assignment-rules", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadAssignmentRules(), ct)))
            .WithName("ReadLeadAssignmentRules").WithTags("Lead assignment").WithSummary("Read who gets which leads")
            .WithDescription(
                "In their order. Whoever has the same person already, as a customer or in another lead, gets the lead before any rule is asked. Otherwise the first rule counts that fits and has somebody who is active, not away, and has room.")
            .Requires(AssignmentPermissions.Manage);
        routes.MapPut("/lead-assignment-rules", async (AssignmentRuleList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceAssignmentRules(body.Items), ct)))
            .WithName("ReplaceLeadAssignmentRules").WithTags("Lead assignment").WithSummary("Replace who gets which leads")
            .WithDescription("It counts for leads that come without an owner from now on; `POST /leads/assign` gives those that are there.").Requires(AssignmentPermissions.Manage);
    }
}
