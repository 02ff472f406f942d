using Crm.Contacts.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class SimilarAccountsHandler(ContactsDb db) : IRequestHandler<SimilarAccounts, AccountsAlike>
{
    /// <summary>Half to twice as many people.</summary>
    private const int Factor = 2;

    public async Task<AccountsAlike> Handle(SimilarAccounts request, CancellationToken cancellationToken)
    {
        var self = await db.Accounts.AsNoTracking().Where(a => a.Id == request.AccountId).Select(a => new { a.Industry, a.Employees }).FirstOrDefaultAsync(cancellationToken);
        var industry = string.IsNullOrWhiteSpace(self?.Industry) ? null : self.Industry.Trim();
        var size = self?.Employees > 0 ? self.Employees : null;
        if (industry is null && size is null)
        {
            return new AccountsAlike(new HashSet<Guid>(), ByIndustry: false, BySize: false);
        }

        var ids = request.Among.Where(id => id != request.AccountId).ToList();
        var others = await db.Accounts.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id) && a.DeletionId == Guid.Empty).Select(a => new { a.Id, a.Industry, a.Employees }).ToListAsync(cancellationToken);
        return new AccountsAlike(
            others.Where(o => industry is null || string.Equals(o.Industry?.Trim(), industry, StringComparison.OrdinalIgnoreCase))
                .Where(o => size is null || (o.Employees >= (size + Factor - 1) / Factor && o.Employees <= size * Factor)).Select(o => o.Id).ToHashSet(),
            industry is not null, size is not null);
    }
}
