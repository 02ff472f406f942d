using Crm.Leads.Clocks;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Leads.Edits;
using Crm.Leads.Efforts;
using Crm.Platform.ServiceClocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Answers;

internal sealed class NoteLeadContactsHandler(LeadsDb db, LeadEdits edits, IServiceClocks clocks, EffortBook efforts) : IRequestHandler<NoteLeadContacts, Unit>
{
    public async Task<Unit> Handle(NoteLeadContacts request, CancellationToken cancellationToken)
    {
        await efforts.Take(request.Contacts, cancellationToken);
        var said = request.Contacts.Where(c => c is { LeadId: not null, Side: not LeadContactSide.Nobody }).OrderBy(c => c.At).ToList();
        if (said.Count == 0)
        {
            return Unit.Value;
        }

        var ids = said.Select(c => c.LeadId!.Value).Distinct().ToList();
        var leads = (await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id) && l.DeletionId == Guid.Empty).ToListAsync(cancellationToken)).Where(l => l.IsOpen).ToDictionary(l => l.Id);
        var first = said.Where(c => c.Side == LeadContactSide.Us).DistinctBy(c => c.LeadId).ToDictionary(c => c.LeadId!.Value, c => c.At);
        await edits.Write(
            [.. leads.Values.Where(l => l.FirstResponseAt is null && first.ContainsKey(l.Id))], lead => lead.Contacted(first[lead.Id]), still: lead => lead.FirstResponseAt == null, cancellationToken);
        await Turn(said, leads, cancellationToken);
        return Unit.Value;
    }

    // Each message of the customer after the first answer waits for one of its own.
    private async Task Turn(List<LeadContact> said, Dictionary<Guid, Lead> leads, CancellationToken ct)
    {
        var board = await clocks.Of("lead", leads.Keys, ct);
        foreach (var contact in said)
        {
            if (!leads.TryGetValue(contact.LeadId!.Value, out var lead))
            {
                continue;
            }

            if (contact.Side == LeadContactSide.Us)
            {
                await board.Stop(lead.Id, LeadClocks.RollingResponse, contact.At, ct);
            }
            else if (lead.FirstResponseAt < contact.At)
            {
                await board.Resume(lead.Id, LeadClocks.RollingResponse, contact.At, ct);
                await board.Start(lead, LeadClocks.RollingResponse, contact.At, ct);
            }
        }

        await board.Save(ct);
    }
}
