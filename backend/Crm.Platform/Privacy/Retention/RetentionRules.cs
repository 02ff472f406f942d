using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Privacy.Features;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Retention;

/// <summary>Writes a rule; an id of its own makes a new one.</summary>
internal sealed record SaveRetentionRule(Guid Id, string Name, string RecordType, int Months, RetentionAction Action, JsonElement? Where, bool Enabled) : ICommand<RetentionRuleResponse>;

/// <summary>Takes a rule away; what it has done stays.</summary>
internal sealed record DeleteRetentionRule(Guid Id) : ICommand;

/// <summary>Carries a rule out now.</summary>
internal sealed record RunRetentionRule(Guid Id) : ICommand<Job>;

/// <summary>What a rule would do now.</summary>
internal sealed record PreviewRetentionRule(Guid Id) : IQuery<RetentionPreview>;

/// <summary>A rule as it is sent.</summary>
internal sealed record RetentionRuleBody(string Name, string RecordType, int Months, RetentionAction Action, JsonElement? Where = null, bool Enabled = false);

/// <summary>A rule of retention.</summary>
public sealed record RetentionRuleResponse(Guid Id, string Name, string RecordType, int Months, RetentionAction Action, JsonElement? Where, bool Enabled, DateTime? LastRunAt);

/// <summary>All rules.</summary>
public sealed record RetentionRuleList(IReadOnlyList<RetentionRuleResponse> Items);

/// <summary>How many records it is about, and the first of them.</summary>
public sealed record RetentionPreview(long Count, IReadOnlyList<OutdatedRecord> Items);

/// <summary>A record that nobody has touched for long.</summary>
public sealed record OutdatedRecord(Guid Id, string? Label, DateTime UpdatedAt);

internal sealed class SaveRetentionRuleValidator : AbstractValidator<SaveRetentionRule>
{
    public SaveRetentionRuleValidator()
    {
        RuleFor(r => r.Name).Must(n => n.Trim().Length is > 0 and <= RetentionRule.MaxName).WithMessage($"Give it a name of {RetentionRule.MaxName} characters at most.");
        RuleFor(r => r.Months).InclusiveBetween(1, 1200).WithMessage("Give a number of months from 1 to 1200.");
    }
}

internal sealed class RetentionRuleHandler(CrmDbContext db, RecordCatalog catalog, OutdatedRecords outdated, JobQueue jobs, IAuditLog audit)
    : IRequestHandler<SaveRetentionRule, RetentionRuleResponse>, IRequestHandler<DeleteRetentionRule, Unit>, IRequestHandler<RunRetentionRule, Job>, IRequestHandler<PreviewRetentionRule, RetentionPreview>
{
    private const int Shown = 20;

    public async Task<RetentionRuleResponse> Handle(SaveRetentionRule request, CancellationToken cancellationToken)
    {
        if (catalog.Find(request.RecordType) is not { } type || (request.Action == RetentionAction.Anonymise && !Persons.IsOfPersons(type)))
        {
            throw new InvalidInputException("recordType", request.Action == RetentionAction.Anonymise ? "Only records of persons can be anonymised." : $"There is no record type {request.RecordType}.");
        }

        var rule = await db.Set<RetentionRule>().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (rule is not null && rule.RecordType != request.RecordType)
        {
            throw new ConflictException("record_type_fixed", "A rule keeps its record type. Make another rule.");
        }

        rule ??= db.Add(new RetentionRule { Id = request.Id, Name = "", RecordType = request.RecordType }).Entity;
        (rule.Name, rule.Months, rule.Action, rule.Enabled) = (request.Name.Trim(), request.Months, request.Action, request.Enabled);
        rule.Where = request.Where is { ValueKind: not JsonValueKind.Null } where ? where.GetRawText() : null;
        rule.Condition(type);
        audit.Write(AuditActions.SettingsChanged, "retentionRule", rule.Id, new { rule.Months, rule.Action, rule.Enabled });
        return Show(rule);
    }

    public async Task<Unit> Handle(DeleteRetentionRule request, CancellationToken cancellationToken)
    {
        db.Remove(await Load(request.Id, cancellationToken));
        audit.Write(AuditActions.SettingsChanged, "retentionRule", request.Id, new { removed = true });
        return Unit.Value;
    }

    public async Task<Job> Handle(RunRetentionRule request, CancellationToken cancellationToken)
    {
        var rule = await Load(request.Id, cancellationToken);
        audit.Write(AuditActions.RetentionRun, rule.RecordType, details: new { rule = rule.Id, rule.Action });
        return jobs.Enqueue(RetentionJob.Kind, rule.Id);
    }

    public async Task<RetentionPreview> Handle(PreviewRetentionRule request, CancellationToken cancellationToken)
    {
        var rule = await Load(request.Id, cancellationToken);
        var (count, first) = await outdated.Find(rule, Shown, count: true, cancellationToken);
        var label = catalog.Find(rule.RecordType)!.LabelField;
        return new RetentionPreview(count, [.. first.Select(r => new OutdatedRecord(r.Id, (string?)label.Get(r), r.UpdatedAt))]);
    }

    internal static RetentionRuleResponse Show(RetentionRule r) =>
        new(r.Id, r.Name, r.RecordType, r.Months, r.Action, r.Where is null ? null : JsonSerializer.Deserialize<JsonElement>(r.Where), r.Enabled, r.LastRunAt);

    private async Task<RetentionRule> Load(Guid id, CancellationToken ct) => await db.Set<RetentionRule>().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException("retention rule");
}

internal sealed class RetentionEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/retention-rules").WithTags("Privacy");
        group.MapGet("", async (CrmDbContext db, CancellationToken ct) => TypedResults.Ok(new RetentionRuleList(
                [.. (await db.Set<RetentionRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct)).Select(RetentionRuleHandler.Show)])))
            .WithName("ListRetentionRules").WithSummary("List how long records are kept").Requires(PrivacyPermissions.Manage);
        group.MapPut("/{id:guid}", async (Guid id, RetentionRuleBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new SaveRetentionRule(id, body.Name, body.RecordType, body.Months, body.Action, body.Where, body.Enabled), ct)))
            .WithName("SaveRetentionRule").WithSummary("Create or change a rule, under an id that you choose")
            .WithDescription("It is about living records that fulfil `where` and were not changed for `months`. `delete` moves them to the bin, `anonymise` erases persons. An `enabled` rule is carried out once a day.")
            .Requires(PrivacyPermissions.Erase);
        group.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new DeleteRetentionRule(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("DeleteRetentionRule").WithSummary("Take a rule away").Requires(PrivacyPermissions.Erase);
        group.MapGet("/{id:guid}/preview", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new PreviewRetentionRule(id), ct)))
            .WithName("PreviewRetentionRule").WithSummary("Count what a rule would be about now, and show the first").Requires(PrivacyPermissions.Manage);
        group.MapPost("/{id:guid}/run", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                var job = await mediator.Send(new RunRetentionRule(id), ct);
                return TypedResults.Accepted($"/api/v1/jobs/{job.Id}");
            })
            .WithName("RunRetentionRule").WithSummary("Carry a rule out now, as a job").Requires(PrivacyPermissions.Erase);
    }
}
