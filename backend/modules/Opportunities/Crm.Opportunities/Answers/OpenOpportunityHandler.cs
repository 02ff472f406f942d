using Crm.Kernel;
using Crm.Opportunities.Contracts;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Opportunities.Answers;

internal sealed class OpenOpportunityHandler(IMediator mediator, RecordCatalog catalog, ICurrentUser user) : IRequestHandler<OpenOpportunity, Guid>
{
    public async Task<Guid> Handle(OpenOpportunity request, CancellationToken cancellationToken)
    {
        if (user.LevelOf(OpportunityPermissions.Create) == AccessLevel.None)
        {
            throw new ForbiddenException("You may not make opportunities.");
        }

        var type = catalog.Of<Opportunity>();
        var values = new RecordValues();
        foreach (var (field, value) in Given(request).Where(g => g.Value is not null))
        {
            values.Set(type.Find(field)!, value);
        }

        return (await mediator.Send(new CreateRecord<Opportunity>(values), cancellationToken)).Id;
    }

    private static IEnumerable<(string Field, object? Value)> Given(OpenOpportunity request) =>
    [
        ("name", request.Name), ("accountId", request.AccountId), ("contactId", request.ContactId), ("amount", request.Amount), ("source", request.Source), ("ownerId", request.OwnerId),
    ];
}
