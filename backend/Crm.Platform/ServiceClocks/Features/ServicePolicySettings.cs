using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.ServiceClocks.Features;

/// <summary>Within how much working time something is to happen.</summary>
internal sealed class ServicePolicyBody
{
    /// <summary>Of a policy that there is; left out for a new one.</summary>
    public Guid? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Such as lead.</summary>
    public required string RecordType { get; init; }

    /// <summary>What is to happen: of leads firstResponse, rollingResponse or acceptance.</summary>
    public required string Kind { get; init; }

    /// <summary>A condition tree over the record's own fields, with fixed values; without one the policy is for all.</summary>
    public JsonElement? Where { get; init; }

    /// <summary>Minutes of working time.</summary>
    public required int TargetMinutes { get; init; }
}

/// <summary>The policies in their order: the first of a kind that fits a record counts.</summary>
internal sealed class ServicePolicyList
{
    public required IReadOnlyList<ServicePolicyBody> Items { get; init; }
}

/// <summary>Reads within what time things are to happen.</summary>
internal sealed record ReadServicePolicies : IQuery<ServicePolicyList>;

/// <summary>Replaces within what time things are to happen.</summary>
internal sealed record ReplaceServicePolicies(IReadOnlyList<ServicePolicyBody> Items) : ICommand<ServicePolicyList>;

internal sealed class ReplaceServicePoliciesValidator : AbstractValidator<ReplaceServicePolicies>
{
    private const int Year = 365 * 24 * 60;

    public ReplaceServicePoliciesValidator(IEnumerable<IServiceClocked> clocked)
    {
        var kinds = clocked.ToDictionary(c => c.RecordType, c => c.Kinds, StringComparer.Ordinal);
        RuleFor(r => r.Items).Must(i => i.Count <= 50).WithMessage("Give 50 policies at most.");
        RuleForEach(r => r.Items).ChildRules(policy =>
        {
            policy.RuleFor(p => p.Name).NotEmpty().MaximumLength(ServiceClockConfiguration.MaxName).Must(n => !n.Contains('\0', StringComparison.Ordinal)).WithMessage("Remove the character U+0000 from this text.");
            policy.RuleFor(p => p.RecordType).Must(kinds.ContainsKey).WithMessage($"Choose one of: {string.Join(", ", kinds.Keys)}.");
            policy.RuleFor(p => p.Kind).Must((p, kind) => kinds.GetValueOrDefault(p.RecordType, []).Contains(kind, StringComparer.Ordinal))
                .WithMessage(p => $"Choose one of: {string.Join(", ", kinds.GetValueOrDefault(p.RecordType, []))}.").When(p => kinds.ContainsKey(p.RecordType));
            policy.RuleFor(p => p.TargetMinutes).InclusiveBetween(1, Year);
        });
    }
}

internal sealed class ServicePoliciesHandler(CrmDbContext db, RecordCatalog catalog, IAuditLog audit)
    : IRequestHandler<ReadServicePolicies, ServicePolicyList>, IRequestHandler<ReplaceServicePolicies, ServicePolicyList>
{
    public async Task<ServicePolicyList> Handle(ReadServicePolicies request, CancellationToken cancellationToken) =>
        Show(await db.Set<ServicePolicy>().AsNoTracking().OrderBy(p => p.Position).ToListAsync(cancellationToken));

    public async Task<ServicePolicyList> Handle(ReplaceServicePolicies request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var before = await db.Set<ServicePolicy>().ToDictionaryAsync(p => p.Id, cancellationToken);
        List<ServicePolicy> kept = [.. request.Items.Select((body, i) => Write(body, i, before, errors))];
        errors.ThrowIfAny();
        db.RemoveRange(before.Values.Except(kept));
        audit.Write(AuditActions.SettingsChanged, "servicePolicies", null, new { policies = kept.Count });
        return Show(kept);
    }

    private ServicePolicy Write(ServicePolicyBody body, int position, Dictionary<Guid, ServicePolicy> before, InputErrors errors)
    {
        var path = $"items[{position}]";
        var where = body.Where is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : (JsonElement?)null;
        if (where is { } json && Condition.Read(json, catalog.Find(body.RecordType)!, errors, $"{path}.where") is { } condition && !ConditionEvaluator.CanDecide(condition))
        {
            errors.Add($"{path}.where", "Which time counts follows from the record alone: ask for its own fields, with values that do not depend on the day or the user.");
        }

        var policy = body.Id is { } id && before.TryGetValue(id, out var known) && known.RecordType == body.RecordType ? known : null;
        if (body.Id is not null && policy is null)
        {
            errors.Add($"{path}.id", "There is no policy with this id for such records. Leave it out for a new one.");
        }

        policy ??= db.Add(new ServicePolicy { Position = position, Name = "", RecordType = body.RecordType, Kind = body.Kind, TargetMinutes = body.TargetMinutes }).Entity;
        (policy.Position, policy.Name, policy.Kind, policy.Where, policy.TargetMinutes) = (position, body.Name.Trim(), body.Kind, where?.GetRawText(), body.TargetMinutes);
        return policy;
    }

    private static ServicePolicyList Show(IEnumerable<ServicePolicy> policies) => new()
    {
        Items =
        [
            .. policies.Select(p => new ServicePolicyBody
            {
                Id = p.Id, Name = p.Name, RecordType = p.RecordType, Kind = p.Kind, Where = p.Where is null ? null : JsonSerializer.Deserialize<JsonElement>(p.Where), TargetMinutes = p.TargetMinutes,
            }),
        ],
    };
}

internal sealed class ServicePoliciesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/service-policies", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadServicePolicies(), ct)))
            .WithName("ReadServicePolicies").WithTags("Working hours").WithSummary("Read within what working time customers are answered")
            .WithDescription("In their order: the first of a kind that fits a record counts; without one nothing is due.").Requires(ServiceClockNotices.Manage);
        routes.MapPut("/service-policies", async (ServicePolicyList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceServicePolicies(body.Items), ct)))
            .WithName("ReplaceServicePolicies").WithTags("Working hours").WithSummary("Replace within what working time customers are answered")
            .WithDescription("It counts from now on: what is due already keeps its instant. Who owns a record is told when three quarters of the time are over; they and whoever may `service-policies.supervise` above them when all of it is.")
            .Requires(ServiceClockNotices.Manage);
    }
}
