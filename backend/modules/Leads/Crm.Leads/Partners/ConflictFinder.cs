using Crm.Contacts.Contracts;
using Crm.Leads.Domain;
using Crm.Opportunities.Contracts;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Partners;

/// <summary>What stands in the way of giving a lead to a dealer.</summary>
internal sealed record FoundConflict(ConflictKind Kind, Guid OtherId, Guid? OwnerId, string Because);

/// <summary>Finds out whether direct sales, or another dealer, is after the same customer already: by address, number, domain and account.</summary>
internal sealed class ConflictFinder(LeadsDb db, IMediator mediator)
{
    /// <summary>The gravest of what is in the way; null where nothing is.</summary>
    public async Task<FoundConflict?> Find(Lead lead, Guid partnerId, CancellationToken ct)
    {
        var (accounts, because, account) = await Accounts(lead, ct);

        // The dealer's own people are nobody's customers.
        accounts.Remove(partnerId);
        var deals = accounts.Count == 0 ? [] : await mediator.Send(new OpenOpportunitiesOf([.. accounts]), ct);
        if (deals is [var deal, ..])
        {
            return new FoundConflict(ConflictKind.Opportunity, deal.Id, deal.OwnerId, because);
        }

        var others = await OtherLeads(lead, ct);
        if (others.Find(o => o.Lead.PartnerId is not null && o.Lead.PartnerId != partnerId) is { Lead: { } theirs } of)
        {
            return new FoundConflict(ConflictKind.OtherPartner, theirs.Id, theirs.OwnerId, of.Because);
        }

        if (others.Find(o => o.Lead.PartnerId is null && o.Lead.OwnerId is not null) is { Lead: { } ours } own)
        {
            return new FoundConflict(ConflictKind.Lead, ours.Id, ours.OwnerId, own.Because);
        }

        return account is { OwnerId: { } owner } && accounts.Contains(account.Id) ? new FoundConflict(ConflictKind.Account, account.Id, owner, because) : null;
    }

    private async Task<(HashSet<Guid> Accounts, string Because, ReachedRecord? Account)> Accounts(Lead lead, CancellationToken ct)
    {
        var emails = lead.Emails.Select(e => e.Address).ToList();
        var reached = await mediator.Send(new PeopleByReach(emails, [.. lead.Phones.Select(p => p.Number)]), ct);
        if (reached.FirstOrDefault(r => r.AccountId is not null) is { AccountId: { } known } by)
        {
            return ([.. reached.Select(r => r.AccountId).OfType<Guid>()], by.Reach.Contains('@', StringComparison.Ordinal) ? "email" : "phone", by with { Id = known });
        }

        var domains = MailProviders.OrganisationsIn(emails);
        return domains.Count > 0 && await mediator.Send(new AccountByDomain(domains), ct) is { } found ? ([found.Id], "domain", found) : ([], "account", null);
    }

    private async Task<List<(Lead Lead, string Because)>> OtherLeads(Lead lead, CancellationToken ct)
    {
        var keys = lead.Emails.Select(e => EmailText.Key(e.Address)).Concat(lead.Phones.Select(p => Terms.Digits(p.Number))).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var found = await (
            from value in db.Values.AsNoTracking()
            join other in db.Leads.AsNoTracking() on value.RecordId equals other.Id
            where (value.Field == "lead.emails" || value.Field == "lead.phones") && keys.Contains(value.KeyText) && other.Id != lead.Id && other.DeletionId == Guid.Empty
                && other.Status != LeadStatus.Disqualified && other.Status != LeadStatus.Converted
            orderby other.CreatedAt, other.Id
            select new { Lead = other, value.Field }).Take(20).ToListAsync(ct);
        return found.ConvertAll(f => (f.Lead, f.Field == "lead.emails" ? "email" : "phone"));
    }
}
