using Crm.Contacts.Contracts;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class AccountByDomainHandler(ContactsDb db) : IRequestHandler<AccountByDomain, ReachedRecord?>
{
    private const int MostPeople = 200;

    public async Task<ReachedRecord?> Handle(AccountByDomain request, CancellationToken cancellationToken)
    {
        // Every address is found by its domain too, so that this is one step down the index of the search.
        var terms = request.Domains.Select(Folding.Key).Where(d => d.Length is > 3 and <= Terms.MaxTermLength).Distinct(StringComparer.Ordinal).ToList();
        var people = await db.Postings.AsNoTracking().Where(p => p.RecordType == "contact" && terms.Contains(p.Term)).OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(MostPeople)
            .Select(p => p.RecordId).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            return null;
        }

        var domain = terms[0];
        var account = await db.Contacts.AsNoTracking().Where(c => people.Contains(c.Id) && c.AccountId != null && c.DeletionId == Guid.Empty)
            .GroupBy(c => c.AccountId!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (Guid?)g.Key).FirstOrDefaultAsync(cancellationToken);
        return await db.Accounts.AsNoTracking().Where(a => a.Id == account && a.DeletionId == Guid.Empty)
            .Select(a => new ReachedRecord(domain, "account", a.Id, a.Name ?? "", a.Id, a.OwnerId)).FirstOrDefaultAsync(cancellationToken);
    }
}
