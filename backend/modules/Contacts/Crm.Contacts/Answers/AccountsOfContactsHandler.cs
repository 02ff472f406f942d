using Crm.Contacts.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class AccountsOfContactsHandler(ContactsDb db) : IRequestHandler<AccountsOfContacts, IReadOnlyDictionary<Guid, Guid>>
{
    public async Task<IReadOnlyDictionary<Guid, Guid>> Handle(AccountsOfContacts request, CancellationToken cancellationToken) =>
        await db.Contacts.AsNoTracking().Where(c => request.ContactIds.Contains(c.Id) && c.AccountId != null)
            .Select(c => new { c.Id, AccountId = c.AccountId!.Value }).ToDictionaryAsync(c => c.Id, c => c.AccountId, cancellationToken);
}
