using Crm.Contacts.Contracts;
using Crm.Contacts.Domain;
using Crm.Kernel.Values;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Contacts.Answers;

internal sealed class AddContactHandler(IMediator mediator, RecordCatalog catalog) : IRequestHandler<AddContact, Guid>
{
    public async Task<Guid> Handle(AddContact request, CancellationToken cancellationToken)
    {
        var type = catalog.Of<Contact>();
        var values = new RecordValues();
        values.Set(type.Find("givenName")!, request.GivenName);
        values.Set(type.Find("familyName")!, request.FamilyName);
        values.Set(type.Find("emails")!, new List<EmailAddress> { new(request.Email) });
        if (request.AccountId is { } accountId)
        {
            values.Set(type.Find("accountId")!, accountId);
        }

        return (await mediator.Send(new CreateRecord<Contact>(values), cancellationToken)).Id;
    }
}
