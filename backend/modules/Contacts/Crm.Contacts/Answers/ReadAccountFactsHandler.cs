using Crm.Contacts.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class ReadAccountFactsHandler(ContactsDb db) : IRequestHandler<ReadAccountFacts, AccountFacts?>
{
    private const int MaxLevels = 50;
    private const int MaxFamily = 500;

    public async Task<AccountFacts?> Handle(ReadAccountFacts request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.AccountId && a.DeletionId == Guid.Empty, cancellationToken);
        if (account is null)
        {
            return null;
        }

        var parents = await Parents(account.Id, account.ParentId, cancellationToken);
        var children = await Children(account.Id, cancellationToken);
        return new AccountFacts(account.Id, account.Name ?? "", parents, children, account.Tags, account.Addresses.FirstOrDefault(a => a.Country is not null)?.Country);
    }

    /// <summary>One query a level: trees of companies are flat.</summary>
    private async Task<List<Guid>> Parents(Guid id, Guid? parent, CancellationToken ct)
    {
        var parents = new List<Guid>();
        while (parent is { } above && above != id && !parents.Contains(above) && parents.Count < MaxLevels)
        {
            parents.Add(above);
            parent = await db.Accounts.AsNoTracking().Where(a => a.Id == above).Select(a => a.ParentId).FirstOrDefaultAsync(ct);
        }

        return parents;
    }

    private async Task<List<Guid>> Children(Guid id, CancellationToken ct)
    {
        var children = new List<Guid>();
        List<Guid?> frontier = [id];
        while (frontier.Count > 0 && children.Count < MaxFamily)
        {
            var parents = frontier;
            var below = await db.Accounts.AsNoTracking().Where(a => EF.Parameter(parents).Contains(a.ParentId) && a.DeletionId == Guid.Empty).Select(a => a.Id).Take(MaxFamily).ToListAsync(ct);
            below.RemoveAll(b => b == id || children.Contains(b));
            children.AddRange(below);
            frontier = below.ConvertAll(b => (Guid?)b);
        }

        return children;
    }
}
