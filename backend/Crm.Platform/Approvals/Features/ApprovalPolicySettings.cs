using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals.Features;

/// <summary>Up to where something needs no approval, and who decides beyond that.</summary>
internal sealed class ApprovalPolicyBody
{
    /// <summary>Off: nothing of this kind needs approval.</summary>
    public bool Active { get; init; } = true;
    public required IReadOnlyList<ApprovalLimit> Limits { get; init; }
    public required ApproverChoice Approver { get; init; }

    /// <summary>The user or the role that decides.</summary>
    public Guid? ApproverId { get; init; }

    /// <summary>Who is asked as well beyond the second limit.</summary>
    public ApproverChoice SecondApprover { get; init; }
    public Guid? SecondApproverId { get; init; }

    /// <summary>Working minutes until somebody else is asked.</summary>
    public required int DeadlineMinutes { get; init; }

    /// <summary>Working minutes until the approver is reminded; 0 is never.</summary>
    public required int ReminderMinutes { get; init; }
}

/// <summary>The rules for one kind of approvals.</summary>
internal sealed record ApprovalPolicyResponse(
    string Kind, string RecordType, IReadOnlyList<ApprovalMeasure> Measures, bool Active, IReadOnlyList<ApprovalLimit> Limits, ApproverChoice Approver, Guid? ApproverId, string? ApproverName,
    ApproverChoice SecondApprover, Guid? SecondApproverId, string? SecondApproverName, int DeadlineMinutes, int ReminderMinutes);

/// <summary>Reads the rules for every kind of approvals.</summary>
internal sealed record ReadApprovalPolicies : IQuery<IReadOnlyList<ApprovalPolicyResponse>>;

/// <summary>Sets the rules for one kind.</summary>
internal sealed record SetApprovalPolicy(string Kind, ApprovalPolicyBody Rules) : ICommand<ApprovalPolicyResponse>;

internal sealed class SetApprovalPolicyValidator : AbstractValidator<SetApprovalPolicy>
{
    private const int MostLimits = 100;
    private const int MostMinutes = 60 * 24 * 30;
    private const decimal Most = 1_000_000_000m;

    public SetApprovalPolicyValidator()
    {
        RuleFor(c => c.Rules.Limits).Must(l => l.Count <= MostLimits).WithMessage($"Give {MostLimits} limits at most.").OverridePropertyName("limits");
        RuleForEach(c => c.Rules.Limits).Must(l => l.Level is 1 or 2 && l.Most is >= 0 and <= Most).WithMessage($"Give a limit from 0 to {Most:0} for level 1 or 2.").OverridePropertyName("limits");
        RuleFor(c => c.Rules.DeadlineMinutes).InclusiveBetween(1, MostMinutes).OverridePropertyName("deadlineMinutes");
        RuleFor(c => c.Rules.ReminderMinutes).InclusiveBetween(0, MostMinutes).OverridePropertyName("reminderMinutes");
        RuleFor(c => c.Rules.ApproverId).NotNull().When(c => c.Rules.Approver != ApproverChoice.Manager).WithMessage("Say which user or role.").OverridePropertyName("approverId");
        RuleFor(c => c.Rules.SecondApproverId).NotNull().When(c => c.Rules.SecondApprover != ApproverChoice.Manager).WithMessage("Say which user or role.").OverridePropertyName("secondApproverId");
    }
}

internal sealed class ApprovalPoliciesHandler(CrmDbContext db, ApprovalCatalog catalog, ReferenceLabels labels, IAuditLog audit)
    : IRequestHandler<ReadApprovalPolicies, IReadOnlyList<ApprovalPolicyResponse>>, IRequestHandler<SetApprovalPolicy, ApprovalPolicyResponse>
{
    public async Task<IReadOnlyList<ApprovalPolicyResponse>> Handle(ReadApprovalPolicies request, CancellationToken cancellationToken)
    {
        var set = await db.Set<ApprovalPolicy>().AsNoTracking().ToDictionaryAsync(p => p.Kind, StringComparer.Ordinal, cancellationToken);
        return await Show([.. catalog.All.Select(k => set.GetValueOrDefault(k.Name) ?? ApprovalPolicies.Declared(k))], cancellationToken);
    }

    public async Task<ApprovalPolicyResponse> Handle(SetApprovalPolicy request, CancellationToken cancellationToken)
    {
        var kind = catalog.Find(request.Kind) ?? throw new NotFoundException("kind of approval");
        var rules = request.Rules;
        await Check(kind, rules, cancellationToken);
        var policy = await db.Set<ApprovalPolicy>().FirstOrDefaultAsync(p => p.Kind == kind.Name, cancellationToken) ?? db.Add(new ApprovalPolicy { Kind = kind.Name, Version = 0 }).Entity;
        (policy.Active, policy.Limits, policy.DeadlineMinutes, policy.ReminderMinutes) = (rules.Active, [.. rules.Limits], rules.DeadlineMinutes, rules.ReminderMinutes);
        (policy.Approver, policy.ApproverId) = (rules.Approver, rules.Approver == ApproverChoice.Manager ? null : rules.ApproverId);
        (policy.SecondApprover, policy.SecondApproverId) = (rules.SecondApprover, rules.SecondApprover == ApproverChoice.Manager ? null : rules.SecondApproverId);
        policy.Version++;
        audit.Write(AuditActions.SettingsChanged, "approvalPolicies", null, new { kind = kind.Name, limits = rules.Limits.Count });
        return (await Show([policy], cancellationToken))[0];
    }

    private async Task Check(ApprovalKind kind, ApprovalPolicyBody rules, CancellationToken ct)
    {
        var errors = new InputErrors();
        var names = await labels.Fetch([.. References(rules.Approver, rules.ApproverId), .. References(rules.SecondApprover, rules.SecondApproverId), .. rules.Limits.Where(l => l.RoleId is not null).Select(l => ("role", l.RoleId!.Value))], ct);
        foreach (var (limit, i) in rules.Limits.Select((l, i) => (l, i)))
        {
            if (kind.Measures.All(m => m.Name != limit.Measure))
            {
                errors.Add($"limits[{i}].measure", $"Choose one of: {string.Join(", ", kind.Measures.Select(m => m.Name))}.");
            }

            if (limit.RoleId is { } role && names.Of("role", role) is null)
            {
                errors.Add($"limits[{i}].roleId", "There is no role with this id.");
            }
        }

        foreach (var (path, choice, id) in new[] { ("approverId", rules.Approver, rules.ApproverId), ("secondApproverId", rules.SecondApprover, rules.SecondApproverId) })
        {
            if (References(choice, id).Any(r => names.Of(r.Type, r.Id) is null))
            {
                errors.Add(path, choice == ApproverChoice.User ? "There is no user with this id." : "There is no role with this id.");
            }
        }

        errors.ThrowIfAny();
    }

    private async Task<IReadOnlyList<ApprovalPolicyResponse>> Show(IReadOnlyList<ApprovalPolicy> policies, CancellationToken ct)
    {
        var names = await labels.Fetch(policies.SelectMany(p => References(p.Approver, p.ApproverId).Concat(References(p.SecondApprover, p.SecondApproverId))), ct);
        string? Name(ApproverChoice choice, Guid? id) => References(choice, id).Select(r => names.Of(r.Type, r.Id)).FirstOrDefault();
        return [.. policies.Select(p => new ApprovalPolicyResponse(
            p.Kind, catalog.Named(p.Kind).RecordType, catalog.Named(p.Kind).Measures, p.Active, p.Limits, p.Approver, p.ApproverId, Name(p.Approver, p.ApproverId),
            p.SecondApprover, p.SecondApproverId, Name(p.SecondApprover, p.SecondApproverId), p.DeadlineMinutes, p.ReminderMinutes))];
    }

    private static IEnumerable<(string Type, Guid Id)> References(ApproverChoice choice, Guid? id) =>
        id is { } known && choice != ApproverChoice.Manager ? [(choice == ApproverChoice.User ? "user" : "role", known)] : [];
}

internal sealed class ApprovalPoliciesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/approval-policies", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadApprovalPolicies(), ct)))
            .WithName("ReadApprovalPolicies").WithTags("Approvals").WithSummary("Read what needs approval, and who decides")
            .WithDescription("One entry for each kind; what nobody has set is as it comes.").Requires(ApprovalPermissions.Manage);
        routes.MapPut("/approval-policies/{kind}", async (string kind, ApprovalPolicyBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SetApprovalPolicy(kind, body), ct)))
            .WithName("SetApprovalPolicy").WithTags("Approvals").WithSummary("Set what needs approval, and who decides")
            .WithDescription("Limits of level 1: up to there nobody is asked; of level 2: up to there one approver is enough. A limit for a role counts before that for everybody, and of several the widest; without a limit a measure is without bounds. It counts for what is asked from now on.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).Requires(ApprovalPermissions.Manage);
    }
}
