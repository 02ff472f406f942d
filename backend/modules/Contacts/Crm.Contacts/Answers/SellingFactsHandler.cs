using Crm.Contacts.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class SellingFactsHandler(ContactsDb db) : IRequestHandler<ReadSellingFacts, SellingFacts>, IRequestHandler<KindsOfAccounts, IReadOnlyDictionary<Guid, KindOfAccount>>
{
    public async Task<SellingFacts> Handle(ReadSellingFacts request, CancellationToken cancellationToken)
    {
        var kind = request.AccountId is { } account ? (await Kinds([account], cancellationToken)).GetValueOrDefault(account) : null;
        var language = request.ContactId is { } contact ? await db.Contacts.AsNoTracking().Where(c => c.Id == contact && c.DeletionId == Guid.Empty).Select(c => c.Language).FirstOrDefaultAsync(cancellationToken) : null;
        var people = request.AccountId is null
            ? []
            : await db.Contacts.AsNoTracking().Where(c => c.AccountId == request.AccountId && c.DeletionId == Guid.Empty && c.OwnerId != null)
                .GroupBy(c => c.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, cancellationToken);
        return new SellingFacts(kind?.Industry, kind?.Country, language, people);
    }

    public Task<IReadOnlyDictionary<Guid, KindOfAccount>> Handle(KindsOfAccounts request, CancellationToken cancellationToken) => Kinds(request.Ids, cancellationToken);

    private async Task<IReadOnlyDictionary<Guid, KindOfAccount>> Kinds(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Accounts.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new { a.Id, a.Industry, a.Addresses }).ToListAsync(ct);
        return rows.ToDictionary(a => a.Id, a => new KindOfAccount(a.Industry, a.Addresses.FirstOrDefault(p => p.Country is not null)?.Country));
    }
}
