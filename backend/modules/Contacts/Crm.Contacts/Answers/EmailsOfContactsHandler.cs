using Crm.Contacts.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class EmailsOfContactsHandler(ContactsDb db) : IRequestHandler<EmailsOfContacts, IReadOnlyList<ContactEmail>>
{
    public async Task<IReadOnlyList<ContactEmail>> Handle(EmailsOfContacts request, CancellationToken cancellationToken)
    {
        var contacts = await db.Contacts.AsNoTracking().Where(c => request.ContactIds.Contains(c.Id) && c.DeletionId == Guid.Empty)
            .Select(c => new { c.Id, c.DisplayName, c.Emails, c.AccountId }).ToListAsync(cancellationToken);
        return [.. contacts.Where(c => c.Emails.Count > 0).Select(c => new ContactEmail(c.Id, c.DisplayName ?? "", c.Emails[0].Address, c.AccountId))];
    }
}
