using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Handoffs;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Handoffs;

/// <summary>What marketing and sales have agreed on.</summary>
internal sealed class HandoffAgreementBody
{
    /// <summary>Leads of marketing with so many points are passed on by themselves as soon as they are saved; none is never.</summary>
    public int? PassFromScore { get; init; }

    /// <summary>Who gets, in turn, what is passed on without naming anybody.</summary>
    public IReadOnlyList<Guid> ReceiverIds { get; init; } = [];

    /// <summary>What is not accepted in time goes back by itself. The time is a service policy of the kind acceptance; whoever stands above hears of it in any case.</summary>
    public bool ReturnWhenLate { get; init; }
}

/// <summary>Reads what marketing and sales have agreed on.</summary>
internal sealed record ReadHandoffAgreement : IQuery<HandoffAgreementBody>;

/// <summary>Changes what marketing and sales have agreed on.</summary>
internal sealed record SetHandoffAgreement(HandoffAgreementBody Agreement) : ICommand<HandoffAgreementBody>;

internal sealed class SetHandoffAgreementValidator : AbstractValidator<SetHandoffAgreement>
{
    public SetHandoffAgreementValidator()
    {
        RuleFor(a => a.Agreement.PassFromScore).InclusiveBetween(1, 100).OverridePropertyName("passFromScore");
        RuleFor(a => a.Agreement.ReceiverIds).Must(r => r.Count <= 100 && r.Distinct().Count() == r.Count).WithMessage("Name 100 people at most, each once.").OverridePropertyName("receiverIds");
        RuleFor(a => a.Agreement.ReceiverIds).NotEmpty().When(a => a.Agreement.PassFromScore is not null).WithMessage("Say who gets what is passed on by itself.").OverridePropertyName("receiverIds");
    }
}

internal sealed class HandoffAgreementHandler(LeadsDb db, IUserDirectory users, IAuditLog audit) : IRequestHandler<ReadHandoffAgreement, HandoffAgreementBody>, IRequestHandler<SetHandoffAgreement, HandoffAgreementBody>
{
    public async Task<HandoffAgreementBody> Handle(ReadHandoffAgreement request, CancellationToken cancellationToken) =>
        Show(await db.Agreements.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new HandoffAgreement());

    public async Task<HandoffAgreementBody> Handle(SetHandoffAgreement request, CancellationToken cancellationToken)
    {
        var agreement = await db.Agreements.SingleOrDefaultAsync(cancellationToken) ?? db.Agreements.Add(new HandoffAgreement()).Entity;
        var active = await users.Active(request.Agreement.ReceiverIds, cancellationToken);
        if (request.Agreement.ReceiverIds.FirstOrDefault(id => !active.Contains(id) && !agreement.ReceiverIds.Contains(id)) is var unknown && unknown != Guid.Empty)
        {
            throw new InvalidInputException("receiverIds", $"There is no active user with the id {unknown}.");
        }

        (agreement.PassFromScore, agreement.ReceiverIds, agreement.ReturnWhenLate) = (request.Agreement.PassFromScore, [.. request.Agreement.ReceiverIds], request.Agreement.ReturnWhenLate);
        agreement.Edited();
        audit.Write(AuditActions.SettingsChanged, "leadHandoffAgreement", null, new { agreement.PassFromScore, receivers = agreement.ReceiverIds.Count, agreement.ReturnWhenLate });
        return Show(agreement);
    }

    private static HandoffAgreementBody Show(HandoffAgreement agreement) => new() { PassFromScore = agreement.PassFromScore, ReceiverIds = agreement.ReceiverIds, ReturnWhenLate = agreement.ReturnWhenLate };
}

internal sealed class HandoffAgreementEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lead-handoff-agreement", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadHandoffAgreement(), ct)))
            .WithName("ReadLeadHandoffAgreement").WithTags("Lead assignment").WithSummary("Read what marketing and sales have agreed on").Requires(AssignmentPermissions.Manage);
        routes.MapPut("/lead-handoff-agreement", async (HandoffAgreementBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SetHandoffAgreement(body), ct)))
            .WithName("SetLeadHandoffAgreement").WithTags("Lead assignment").WithSummary("Change what marketing and sales have agreed on").Requires(AssignmentPermissions.Manage);
    }
}
