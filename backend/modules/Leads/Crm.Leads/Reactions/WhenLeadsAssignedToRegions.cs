using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Leads.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Reactions;

/// <summary>What a rule has given to a region is offered to its dealer; what somebody of ours has, and a dealer would have got, is a conflict.</summary>
internal sealed class WhenLeadsAssignedToRegions(LeadsDb db, PartnerOffers offers) : INotificationHandler<LeadsAssignedToRegions>
{
    private static readonly HashSet<Guid> Nobody = [];

    public async Task Handle(LeadsAssignedToRegions notification, CancellationToken cancellationToken)
    {
        var ids = notification.LeadIds.ToList();
        var leads = await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id) && l.DeletionId == Guid.Empty).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        var partners = await db.Partners.Where(p => p.IsActive).ToListAsync(cancellationToken);
        foreach (var lead in leads.Where(l => l.IsOpen && l.PartnerId is null))
        {
            if (PartnerChoice.For(lead, partners, Nobody) is not { } partner)
            {
                continue;
            }

            if (lead.AssignedBy == LeadAssignment.Partner)
            {
                await offers.Offer(lead, partner, isDecided: false, cancellationToken);
            }
            else
            {
                await offers.Look(lead, partner, cancellationToken);
            }
        }
    }
}
