using Crm.Contacts.Contracts;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class PeersOfAccountHandler(ContactsDb db) : IRequestHandler<PeersOfAccount, AccountPeers>
{
    /// <summary>Micro, small and medium-sized as the European Union has defined them (Recommendation 2003/361/EC), and two steps above.</summary>
    private static readonly (long From, long? To)[] Sizes = [(1, 9), (10, 49), (50, 249), (250, 999), (1000, null)];

    public async Task<AccountPeers> Handle(PeersOfAccount request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == request.AccountId && a.DeletionId == Guid.Empty).Select(a => new { a.Industry, a.Employees }).FirstOrDefaultAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(account?.Industry) || account.Employees is not >= 1)
        {
            return new AccountPeers(account?.Industry, null, null, []);
        }

        var (from, to) = Sizes.Last(s => s.From <= account.Employees);
        var (key, most) = (Folding.Key(account.Industry), to ?? long.MaxValue);
        var peers = await db.Accounts.AsNoTracking()
            .Where(a => a.DeletionId == Guid.Empty && EF.Property<long>(a, "EmployeesRank") >= from && EF.Property<long>(a, "EmployeesRank") <= most && EF.Property<string>(a, "IndustryKey") == key && a.Id != request.AccountId)
            .OrderBy(a => EF.Property<long>(a, "EmployeesRank")).ThenBy(a => a.Id).Select(a => a.Id).Take(request.AtMost).ToListAsync(cancellationToken);
        return new AccountPeers(account.Industry, from, to, peers);
    }
}
