using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Partners;

/// <summary>What somebody of a dealer may reach: the leads of their own company and nothing else. Each use of the portal begins here.</summary>
internal sealed class PortalDoor(LeadsDb db, CurrentUser user, IUserDirectory users)
{
    /// <summary>The company for which the caller works; refused to whoever works for none.</summary>
    public Guid Company => user.PartnerId ?? throw new ForbiddenException("This is for the people of dealers.", "partners_only");

    /// <summary>A lead that was offered to the company and not taken back, with its offer.</summary>
    public async Task<(Lead Lead, LeadOffer Offer)> Get(Guid leadId, CancellationToken ct)
    {
        var company = Company;
        var offer = await db.Offers.Where(o => o.LeadId == leadId && o.PartnerId == company && (o.State == OfferState.Offered || o.State == OfferState.Accepted))
            .OrderByDescending(o => o.OfferedAt).FirstOrDefaultAsync(ct);
        var lead = offer is null ? null : await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == leadId && l.PartnerId == company && l.DeletionId == Guid.Empty, ct);
        return lead is null ? throw new NotFoundException("lead") : (lead, offer!);
    }

    /// <summary>The people of the company.</summary>
    public Task<IReadOnlyList<Guid>> People(CancellationToken ct) => users.OfPartner(Company, ct);

    /// <summary>The same to work on it: only once it was accepted. From here on the rest of the request may change leads, as the dealer's own person.</summary>
    public async Task<Lead> GetToWork(Guid leadId, CancellationToken ct)
    {
        var (lead, offer) = await Get(leadId, ct);
        if (offer.State != OfferState.Accepted)
        {
            throw new ConflictException("not_accepted", "Accept the lead first.");
        }

        MayChange();
        return lead;
    }

    /// <summary>What the portal has looked at in its own way, the acts on leads need not refuse.</summary>
    public void MayChange() => user.AlsoMay("leads.read", "leads.edit", "activities.create", "activities.read");
}
