using Crm.Contacts.Contracts;
using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class TakeBackContactHandler(ContactsDb db, IMediator mediator, ICurrentUser user) : IRequestHandler<TakeBackContact, bool>
{
    public async Task<bool> Handle(TakeBackContact request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id && c.DeletionId == Guid.Empty, cancellationToken);
        if (contact is not { Version: 1 } || !user.Covers("contacts.delete", contact))
        {
            return false;
        }

        await mediator.Send(new DeleteRecord<Contact>(request.Id), cancellationToken);
        return true;
    }
}
