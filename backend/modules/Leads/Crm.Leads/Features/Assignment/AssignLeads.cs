using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Domain;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Assignment;

/// <summary>Gives leads that nobody has to somebody, by the rules of this moment.</summary>
internal sealed record AssignLeads(IReadOnlyList<Guid>? Ids) : ICommand<LeadsAssigned>;

/// <summary>Which leads to give.</summary>
internal sealed class AssignLeadsBody
{
    /// <summary>1,000 at most; without them, the oldest 1,000 that nobody has.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Assigned">So many have somebody now.</param>
/// <param name="Left">So many of those that were asked for have nobody still: no rule fits, or nobody has room.</param>
/// <param name="ChangeSetId">By which it can be taken back; null where nothing changed.</param>
internal sealed record LeadsAssigned(int Assigned, int Left, Guid? ChangeSetId);

internal sealed class AssignLeadsValidator : AbstractValidator<AssignLeads>
{
    public AssignLeadsValidator() => RuleFor(c => c.Ids).Must(i => i is null or { Count: <= 1000 }).WithMessage("Give 1,000 ids at most.");
}

internal sealed class AssignLeadsHandler(LeadsDb db, LeadAssigner assigner, AssignmentWriter writer, IAuditLog audit) : IRequestHandler<AssignLeads, LeadsAssigned>
{
    private const int Most = 1000;

    public async Task<LeadsAssigned> Handle(AssignLeads request, CancellationToken cancellationToken)
    {
        var unowned = db.Leads.AsNoTracking().Where(l => l.OwnerId == null && l.DeletionId == Guid.Empty && l.Status != LeadStatus.Disqualified && l.Status != LeadStatus.Converted);
        var ids = request.Ids?.ToList();
        var leads = await (ids is null ? unowned.OrderBy(l => l.Id).Take(Most) : unowned.Where(l => EF.Parameter(ids).Contains(l.Id)).OrderBy(l => l.Id)).ToListAsync(cancellationToken);
        var given = await assigner.Find(leads, cancellationToken);
        var changeSet = await writer.Write(given, cancellationToken);
        audit.Write(AuditActions.LeadsAssigned, "lead", null, new { asked = leads.Count, assigned = given.Count });
        return new LeadsAssigned(given.Count, leads.Count - given.Count, changeSet);
    }
}

internal sealed class AssignLeadsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/leads/assign", async (AssignLeadsBody? body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new AssignLeads(body?.Ids), ct)))
        .WithName("AssignLeads").WithTags("Lead assignment").WithSummary("Give leads that nobody has to somebody, by the rules")
        .WithDescription(
            "New leads that come without an owner are given at once; this is for those that found nobody then. Send `{}` for the oldest 1,000. Leads that have somebody, and closed ones, are passed over. All of it is one change set, which can be undone.")
        .Requires(AssignmentPermissions.Manage);
}
