using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Partners;

/// <summary>Offers leads to dealers, and takes them back. What it changes of a lead is a change like any other, with history.</summary>
internal sealed class PartnerOffers(LeadsDb db, ConflictFinder conflicts, PartnerDeadline deadline, IMediator mediator, RecordCatalog catalog, INotifier notifier, IUserDirectory users, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Offers a lead to a dealer, or writes down what is in the way and answers it.</summary>
    /// <param name="isDecided">Somebody has decided that the dealer gets it, whatever is in the way.</param>
    public async Task<(LeadOffer? Offer, LeadConflict? Conflict)> Offer(Lead lead, PartnerProfile partner, bool isDecided, CancellationToken ct)
    {
        lead.MustBeOpen();
        if (lead.PartnerId is not null)
        {
            throw new ConflictException("lead_offered", "A dealer has this lead already, or has to answer. Take it back first.");
        }

        if (!isDecided && await conflicts.Find(lead, partner.AccountId, ct) is { } found)
        {
            return (null, await Report(lead, partner, found, ct));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var offer = new LeadOffer
        {
            LeadId = lead.Id, PartnerId = partner.AccountId, OfferedAt = now, OfferedBy = user.Id, DueAt = await deadline.Of(now, partner.AcceptHours, ct), State = OfferState.Offered, ReturnsTo = lead.OwnerId,
        };
        db.Offers.Add(offer);
        partner.LastOfferAt = now;
        partner.Version++;
        await Change(lead.Id, ct, ("partnerId", partner.AccountId), ("partnerState", LeadPartnerState.Offered), ("ownerId", partner.ManagerId ?? lead.OwnerId), ("assignedBy", LeadAssignment.Partner));
        var people = await users.OfPartner(partner.AccountId, ct);
        await notifier.Notify([.. people.Select(id => new Notice(id, PartnerNotices.Offered.Name, Facts(offer)) { Link = $"/portal/leads/{lead.Id}" })], ct);
        return (offer, null);
    }

    /// <summary>Writes down what would be in the way of giving it to the dealer; nothing is offered.</summary>
    public async Task Look(Lead lead, PartnerProfile partner, CancellationToken ct)
    {
        if (await conflicts.Find(lead, partner.AccountId, ct) is { } found)
        {
            await Report(lead, partner, found, ct);
        }
    }

    /// <summary>The dealer declined, let the time pass, or we took it back: it goes where it came from.</summary>
    public async Task Return(LeadOffer offer, OfferState state, string? reason, CancellationToken ct)
    {
        (offer.State, offer.Reason, offer.DecidedAt, offer.DecidedBy) = (state, reason, clock.GetUtcNow().UtcDateTime, user.Id);
        offer.Version++;
        await Change(offer.LeadId, ct, ("partnerId", null), ("partnerState", null), ("ownerId", offer.ReturnsTo), ("assignedBy", null));
        var manager = await db.Partners.AsNoTracking().Where(p => p.AccountId == offer.PartnerId).Select(p => p.ManagerId).FirstOrDefaultAsync(ct);
        var told = new[] { manager, offer.ReturnsTo, offer.OfferedBy }.OfType<Guid>().Where(id => id != user.Id).Distinct();
        await notifier.Notify([.. told.Select(id => new Notice(id, PartnerNotices.Returned.Name, Facts(offer)) { RecordType = "lead", RecordId = offer.LeadId })], ct);
    }

    /// <summary>The dealer takes it, in time or not.</summary>
    public async Task Accept(LeadOffer offer, CancellationToken ct)
    {
        (offer.State, offer.DecidedAt, offer.DecidedBy) = (OfferState.Accepted, clock.GetUtcNow().UtcDateTime, user.Id);
        offer.Version++;
        await Change(offer.LeadId, ct, ("partnerState", LeadPartnerState.Accepted));
    }

    /// <summary>The offer of a lead that a dealer has to answer, or has accepted.</summary>
    public Task<LeadOffer?> Standing(Guid leadId, CancellationToken ct) =>
        db.Offers.Where(o => o.LeadId == leadId && (o.State == OfferState.Offered || o.State == OfferState.Accepted)).OrderByDescending(o => o.OfferedAt).FirstOrDefaultAsync(ct);

    // Once for the same two; both sides hear of it.
    private async Task<LeadConflict> Report(Lead lead, PartnerProfile partner, FoundConflict found, CancellationToken ct)
    {
        if (await db.Conflicts.FirstOrDefaultAsync(c => c.LeadId == lead.Id && c.IsOpen && c.PartnerId == partner.AccountId, ct) is { } known)
        {
            return known;
        }

        var conflict = new LeadConflict
        {
            LeadId = lead.Id, PartnerId = partner.AccountId, Kind = found.Kind, OtherId = found.OtherId, OtherOwnerId = found.OwnerId, Because = found.Because, FoundAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Conflicts.Add(conflict);
        var told = new[] { partner.ManagerId, found.OwnerId, lead.OwnerId }.OfType<Guid>().Distinct();
        await notifier.Notify([.. told.Select(id => new Notice(id, PartnerNotices.Conflict.Name, Facts(conflict)) { RecordType = "lead", RecordId = lead.Id })], ct);
        return conflict;
    }

    private static Dictionary<string, object?> Facts(LeadOffer offer) => new(StringComparer.Ordinal) { ["state"] = offer.State, ["due"] = offer.DueAt, ["partnerId"] = offer.PartnerId };

    private static Dictionary<string, object?> Facts(LeadConflict conflict) => new(StringComparer.Ordinal) { ["kind"] = conflict.Kind, ["partnerId"] = conflict.PartnerId };

    private async Task Change(Guid leadId, CancellationToken ct, params (string Field, object? Value)[] changes)
    {
        var (type, values) = (catalog.Of<Lead>(), new RecordValues());
        foreach (var (field, value) in changes)
        {
            values.Set(type.Find(field)!, value);
        }

        await mediator.Send(new UpdateRecord<Lead>(leadId, values), ct);
    }
}
