using Crm.Contacts.Contracts;
using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Contacts.Answers;

internal sealed class TakeInPersonHandler(IMediator mediator, RecordCatalog catalog, ICurrentUser user) : IRequestHandler<TakeInPerson, TakenIn>
{
    private readonly RecordType contacts = catalog.Of<Contact>();

    public async Task<TakenIn> Handle(TakeInPerson request, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPerson(request.Person), cancellationToken);
        var contactId = request.ContactId ?? Visible(found.Contact);
        var known = contactId is { } id ? await mediator.Send(new GetRecord<Contact>(id), cancellationToken) : null;
        var accountId = known?.AccountId ?? request.AccountId ?? Visible(found.Account);
        var isNewAccount = accountId is null && request.WithAccount && !string.IsNullOrWhiteSpace(request.Person.CompanyName);
        if (isNewAccount)
        {
            accountId = await AddAccount(request.Person, cancellationToken);
        }

        if (known is null)
        {
            var made = await mediator.Send(new CreateRecord<Contact>(Of(request.Person, accountId)), cancellationToken);
            return new TakenIn(made.Id, accountId, IsNewContact: true, isNewAccount);
        }

        var news = NewsOf(known, request.Person, accountId);
        if (news.All.Count > 0 && user.Covers("contacts.edit", known))
        {
            await mediator.Send(new UpdateRecord<Contact>(known.Id, news), cancellationToken);
        }

        return new TakenIn(known.Id, accountId, IsNewContact: false, isNewAccount);
    }

    private static Guid? Visible(FoundParty? party) => party is { IsVisible: false }
        ? throw new ConflictException("person_of_colleague", "This person or company is a customer of a colleague already, whom you may not see. Ask your manager for access, or to convert the lead.")
        : party?.Id;

    private async Task<Guid> AddAccount(PersonFacts person, CancellationToken ct)
    {
        var type = catalog.Of<Account>();
        var values = new RecordValues();
        values.Set(type.Find("name")!, person.CompanyName!.Trim());
        values.Set(type.Find("domains")!, MailProviders.OrganisationsIn(person.Emails.Select(e => e.Address)).Take(1).ToList());
        values.Set(type.Find("website")!, person.Website);
        values.Set(type.Find("addresses")!, person.Addresses.ToList());
        if (person.OwnerId is { } owner)
        {
            values.Set(type.Find("ownerId")!, owner);
        }

        return (await mediator.Send(new CreateRecord<Account>(values), ct)).Id;
    }

    private RecordValues Of(PersonFacts person, Guid? accountId)
    {
        var values = new RecordValues();
        foreach (var (field, value) in Facts(person, accountId).Where(f => !IsNothing(f.Value)))
        {
            values.Set(contacts.Find(field)!, value);
        }

        return values;
    }

    // What is there stays; what was empty is filled, and further addresses and numbers are added.
    private RecordValues NewsOf(Contact known, PersonFacts person, Guid? accountId)
    {
        var values = new RecordValues();
        foreach (var (field, value) in Facts(person, accountId).Where(f => !IsNothing(f.Value) && f.Field != "ownerId" && IsNothing(contacts.Find(f.Field)!.Get(known))))
        {
            values.Set(contacts.Find(field)!, value);
        }

        var emails = person.Emails.Where(e => !known.Emails.Exists(k => EmailText.Key(k.Address) == EmailText.Key(e.Address))).ToList();
        var phones = person.Phones.Where(p => !known.Phones.Exists(k => k.Number == p.Number)).ToList();
        if (known.Emails.Count > 0 && emails.Count > 0)
        {
            values.Set(contacts.Find("emails")!, known.Emails.Concat(emails).ToList());
        }

        if (known.Phones.Count > 0 && phones.Count > 0)
        {
            values.Set(contacts.Find("phones")!, known.Phones.Concat(phones).ToList());
        }

        return values;
    }

    private static IEnumerable<(string Field, object? Value)> Facts(PersonFacts person, Guid? accountId) =>
    [
        ("salutation", person.Salutation), ("givenName", person.GivenName), ("middleName", person.MiddleName), ("familyName", person.FamilyName), ("nickname", person.Nickname),
        ("title", person.Title), ("accountId", accountId), ("emails", person.Emails.ToList()), ("phones", person.Phones.ToList()), ("addresses", person.Addresses.ToList()),
        ("website", person.Website), ("language", person.Language), ("source", person.Source), ("ownerId", person.OwnerId),
    ];

    private static bool IsNothing(object? value) => value is null or "" or System.Collections.ICollection { Count: 0 };
}
