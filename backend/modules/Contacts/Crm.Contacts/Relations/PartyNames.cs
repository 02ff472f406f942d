using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Relations;

/// <summary>Somebody as others show them: <c>type</c> is <c>contact</c> or <c>account</c>.</summary>
internal sealed class PartyView
{
    public required string Type { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The position of a person, the industry of an organisation.</summary>
    public string? Detail { get; init; }
}

/// <summary>A party that the caller may see, and whom it belongs to by itself: the account of a contact, the parent of an account.</summary>
internal sealed record KnownParty(PartyView View, Guid? BelongsTo);

/// <summary>Names parties: one query for each kind. Whoever is in the bin, or may not be seen, is not there.</summary>
internal sealed class PartyNames(ContactsDb db, ICurrentUser user)
{
    public IQueryable<Contact> Contacts => db.Contacts.AsNoTracking().Reach(user, "contacts.read").Where(c => c.DeletionId == Guid.Empty);

    public IQueryable<Account> Accounts => db.Accounts.AsNoTracking().Reach(user, "accounts.read").Where(a => a.DeletionId == Guid.Empty);

    public async Task<Dictionary<Party, KnownParty>> Of(IEnumerable<Party> parties, CancellationToken ct)
    {
        var wanted = parties.Distinct().ToLookup(p => p.Kind, p => p.Id);
        var (people, companies) = (wanted[PartyKind.Contact].ToList(), wanted[PartyKind.Account].ToList());
        var found = new Dictionary<Party, KnownParty>();
        if (people.Count > 0)
        {
            foreach (var c in await Contacts.Where(c => EF.Parameter(people).Contains(c.Id)).Select(c => new { c.Id, c.DisplayName, c.Title, c.AccountId }).ToListAsync(ct))
            {
                found[new(PartyKind.Contact, c.Id)] = new(new PartyView { Type = "contact", Id = c.Id, Name = c.DisplayName ?? "", Detail = c.Title }, c.AccountId);
            }
        }

        if (companies.Count > 0)
        {
            foreach (var a in await Accounts.Where(a => EF.Parameter(companies).Contains(a.Id)).Select(a => new { a.Id, a.Name, a.Industry, a.ParentId }).ToListAsync(ct))
            {
                found[new(PartyKind.Account, a.Id)] = new(new PartyView { Type = "account", Id = a.Id, Name = a.Name ?? "", Detail = a.Industry }, a.ParentId);
            }
        }

        return found;
    }

    /// <summary>The party that an address names; 404 where the caller cannot see it.</summary>
    public async Task<KnownParty> Get(Party party, CancellationToken ct) =>
        (await Of([party], ct)).TryGetValue(party, out var known) ? known : throw new NotFoundException(party.RecordType);
}
