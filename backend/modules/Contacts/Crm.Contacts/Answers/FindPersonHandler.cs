using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.People;
using Crm.Platform.Records;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

/// <summary>An address or a number tells who somebody is, where the names do not speak against it: an office may share both.</summary>
internal sealed class FindPersonHandler(ContactsDb db, IMediator mediator, ICurrentUser user) : IRequestHandler<FindPerson, FoundPerson>
{
    public async Task<FoundPerson> Handle(FindPerson request, CancellationToken cancellationToken)
    {
        var person = request.Person;
        var emails = person.Emails.Select(e => e.Address).ToList();
        var phones = person.Phones.Select(p => p.Number).ToList();
        var reached = (await mediator.Send(new PeopleByReach(emails, phones), cancellationToken)).Where(r => r.RecordType == "contact").ToList();
        var name = PersonName.Display(person.GivenName, person.MiddleName, person.FamilyName);
        var match = reached.Find(r => emails.Contains(r.Reach) && (name is null || NameMatch.IsNobody(r.Label) || NameMatch.MayBeTheSame(name, r.Label)))
            ?? reached.Find(r => phones.Contains(r.Reach) && name is not null && NameMatch.MayBeTheSame(name, r.Label));
        var contact = match is null ? null : await Party(db.Contacts, "contacts.read", match.Id, match.Label, emails.Contains(match.Reach) ? "email" : "phone", cancellationToken);
        return new FoundPerson(contact, await Account(person, match?.AccountId, cancellationToken));
    }

    private async Task<FoundParty?> Account(PersonFacts person, Guid? ofContact, CancellationToken ct)
    {
        if (ofContact is { } id)
        {
            var label = await db.Accounts.AsNoTracking().Where(a => a.Id == id && a.DeletionId == Guid.Empty).Select(a => a.Name).FirstOrDefaultAsync(ct);
            return label is null ? null : await Party(db.Accounts, "accounts.read", id, label, "contact", ct);
        }

        if (Folding.Key(person.CompanyName) is { Length: > 0 } key
            && await db.Accounts.AsNoTracking().Where(a => EF.Property<string>(a, "NameKey") == key && a.DeletionId == Guid.Empty).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id)
                .Select(a => new { a.Id, a.Name }).FirstOrDefaultAsync(ct) is { } named)
        {
            return await Party(db.Accounts, "accounts.read", named.Id, named.Name!, "name", ct);
        }

        var domains = MailProviders.OrganisationsIn(person.Emails.Select(e => e.Address));
        return domains.Count > 0 && await mediator.Send(new AccountByDomain(domains), ct) is { } found
            ? await Party(db.Accounts, "accounts.read", found.Id, found.Label, "domain", ct)
            : null;
    }

    private async Task<FoundParty> Party<T>(DbSet<T> records, string permission, Guid id, string label, string by, CancellationToken ct)
        where T : Record
    {
        var isVisible = await records.AsNoTracking().Reach(user, permission).AnyAsync(r => r.Id == id, ct);
        return new FoundParty(id, isVisible ? label : "", by, isVisible);
    }
}
