using Crm.Kernel;
using MediatR;

namespace Crm.Leads.Handoffs;

/// <summary>Some leads were not accepted in time: they go back where that is agreed.</summary>
internal sealed record ReturnLateLeads(IReadOnlyList<Guid> LeadIds) : ICommand;

internal sealed class ReturnLateLeadsHandler(HandoffDesk desk, TimeProvider clock) : IRequestHandler<ReturnLateLeads, Unit>
{
    public async Task<Unit> Handle(ReturnLateLeads request, CancellationToken cancellationToken)
    {
        if (await desk.Agreement(cancellationToken) is { ReturnWhenLate: true })
        {
            await desk.Return(request.LeadIds, clock.GetUtcNow().UtcDateTime, cancellationToken);
        }

        return Unit.Value;
    }
}
