using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals.Features;

/// <summary>The one who is asked approves or declines; it cannot be undone, since whoever asked goes by it at once.</summary>
internal sealed record DecideApproval(Guid Id, bool Approves, string? Reason) : ICommand<ApprovalResponse>;

/// <summary>Why, if it is to be said.</summary>
internal sealed class DecideApprovalBody
{
    public string? Reason { get; init; }
}

internal sealed class DecideApprovalValidator : AbstractValidator<DecideApproval>
{
    public DecideApprovalValidator() => RuleFor(c => c.Reason).MaximumLength(ApprovalConfiguration.MaxReason);
}

internal sealed class DecideApprovalHandler(CrmDbContext db, ApproverTurns turns, ApprovalNews news, ApprovalView view, ICurrentUser user, IAuditLog audit) : IRequestHandler<DecideApproval, ApprovalResponse>
{
    public async Task<ApprovalResponse> Handle(DecideApproval request, CancellationToken cancellationToken)
    {
        var approval = await db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (approval is null || !MaySee(approval))
        {
            throw new NotFoundException("approval");
        }

        if (approval.State != ApprovalState.Waiting)
        {
            throw new ConflictException("approval_decided", "This has been decided already, or taken back.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(approval.State.ToString()) },
            };
        }

        if (approval.ApproverId != user.Id)
        {
            throw new ForbiddenException("Somebody else is asked to decide this.", "not_the_approver");
        }

        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        var goesUp = request.Approves && await turns.GoUp(approval, cancellationToken);
        if (!goesUp)
        {
            turns.Settle(approval, request.Approves ? ApprovalState.Approved : ApprovalState.Declined, user.Id, reason);
            await news.Decided(approval, cancellationToken);
        }

        audit.Write(AuditActions.ApprovalDecided, approval.RecordType, approval.RecordId, new { approval.Id, approved = request.Approves, level = goesUp ? approval.Level - 1 : approval.Level });
        return (await view.Of([approval], cancellationToken))[0];
    }

    private bool MaySee(Approval approval) => approval.ApproverId == user.Id || approval.AskedById == user.Id || approval.Steps.Exists(s => s.ApproverId == user.Id)
        || user.LevelOf(ApprovalPermissions.Decide.Name) == AccessLevel.All;
}

internal sealed class DecideApprovalEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, approves: true, "approve", "ApproveRequest", "Approve what somebody asks for", "Where a second person has to approve it too, they are asked now.");
        Map(routes, approves: false, "decline", "DeclineRequest", "Decline what somebody asks for", "Whoever asked is told, with the reason.");
    }

    private static void Map(IEndpointRouteBuilder routes, bool approves, string verb, string name, string summary, string description) => routes
        .MapPost($"/approvals/{{id:guid}}/{verb}", async (Guid id, DecideApprovalBody? body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new DecideApproval(id, approves, body?.Reason), ct)))
        .WithName(name).WithTags("Approvals").WithSummary(summary)
        .WithDescription($"Send `{{}}` or a reason. {description} A decision cannot be undone. 403 `not_the_approver` where somebody else is asked; 409 `approval_decided` where it was decided or taken back, `changed_meanwhile` where that happens at the same moment.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).RequiresSignIn();
}
