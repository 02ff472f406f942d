using Crm.Kernel;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Answers;

internal sealed class TakeBackLeadHandler(LeadsDb db, IMediator mediator, ICurrentUser user) : IRequestHandler<TakeBackLead, bool>
{
    public async Task<bool> Handle(TakeBackLead request, CancellationToken cancellationToken)
    {
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == request.Id && l.DeletionId == Guid.Empty, cancellationToken);
        if (lead is not { Version: 1 } || !user.Covers("leads.delete", lead))
        {
            return false;
        }

        await mediator.Send(new DeleteRecord<Lead>(request.Id), cancellationToken);
        return true;
    }
}
