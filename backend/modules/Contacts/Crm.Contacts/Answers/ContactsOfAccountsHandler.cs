using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class ContactsOfAccountsHandler(ContactsDb db, ICurrentUser user) : IRequestHandler<ContactsOfAccounts, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(ContactsOfAccounts request, CancellationToken cancellationToken)
    {
        var accounts = request.AccountIds.Select(id => (Guid?)id).ToList();
        return await db.Contacts.AsNoTracking().Reach(user, "contacts.read").Where(c => EF.Parameter(accounts).Contains(c.AccountId) && c.DeletionId == Guid.Empty)
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
    }
}
