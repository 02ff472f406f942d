using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class PeopleNamedInHandler(ContactsDb db, ICurrentUser user) : IRequestHandler<PeopleNamedIn, IReadOnlyList<NamedPerson>>
{
    // Of larger accounts, those who were changed last.
    private const int MostPeople = 1000;

    public async Task<IReadOnlyList<NamedPerson>> Handle(PeopleNamedIn request, CancellationToken cancellationToken)
    {
        var people = await db.Contacts.AsNoTracking().Reach(user, "contacts.read").Where(c => c.AccountId == request.AccountId && c.DeletionId == Guid.Empty)
            .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id).Take(MostPeople)
            .Select(c => new { c.Id, c.DisplayName, c.GivenName, c.FamilyName, c.Nickname }).ToListAsync(cancellationToken);
        var found = NamesInText.Find(request.Text, [.. people.Select(p => new CalledPerson(p.Id, p.DisplayName, p.GivenName, p.FamilyName, p.Nickname))]);
        var names = people.ToDictionary(p => p.Id, p => p.DisplayName ?? "");
        return [.. found.Select(f => new NamedPerson(f.Id, names[f.Id], f.Words))];
    }
}
