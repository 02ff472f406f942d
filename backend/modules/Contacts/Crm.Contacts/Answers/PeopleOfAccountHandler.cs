using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class PeopleOfAccountHandler(ContactsDb db, ICurrentUser user) : IRequestHandler<PeopleOfAccount, IReadOnlyList<PersonOfAccount>>
{
    public async Task<IReadOnlyList<PersonOfAccount>> Handle(PeopleOfAccount request, CancellationToken cancellationToken) =>
        await db.Contacts.AsNoTracking().Reach(user, "contacts.read").Where(c => c.AccountId == request.AccountId && c.DeletionId == Guid.Empty)
            .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id).Take(request.AtMost)
            .Select(c => new PersonOfAccount(c.Id, c.DisplayName ?? "", c.Title, c.Department)).ToListAsync(cancellationToken);
}
