using Crm.Leads.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Answers;

internal sealed class ConvertedLeadsHandler(LeadsDb db) : IRequestHandler<ConvertedLeads, IReadOnlyDictionary<Guid, ConvertedLead>>
{
    public async Task<IReadOnlyDictionary<Guid, ConvertedLead>> Handle(ConvertedLeads request, CancellationToken cancellationToken) =>
        await db.Leads.AsNoTracking().Where(l => request.LeadIds.Contains(l.Id) && l.ContactId != null)
            .Select(l => new { l.Id, ContactId = l.ContactId!.Value, l.AccountId, l.OpportunityId }).ToDictionaryAsync(l => l.Id, l => new ConvertedLead(l.ContactId, l.AccountId, l.OpportunityId), cancellationToken);
}
