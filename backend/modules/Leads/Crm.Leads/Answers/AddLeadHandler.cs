using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Leads.Answers;

internal sealed class AddLeadHandler(IMediator mediator, RecordCatalog catalog) : IRequestHandler<AddLead, Guid>
{
    public async Task<Guid> Handle(AddLead request, CancellationToken cancellationToken)
    {
        var (type, values) = (catalog.Of<Lead>(), new RecordValues());
        Set("givenName", request.GivenName);
        Set("familyName", request.FamilyName);
        Set("companyName", request.CompanyName);
        Set("emails", new List<EmailAddress> { new(request.Email) });
        Set("interest", request.Interest);
        Set("message", request.Message);
        Set("channel", LeadChannel.Email);
        return (await mediator.Send(new CreateRecord<Lead>(values), cancellationToken)).Id;

        void Set(string field, object? value) => values.Set(type.Find(field)!, value);
    }
}
