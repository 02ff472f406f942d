using Crm.Contacts.Contracts;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Answers;

internal sealed class PeopleByReachHandler(ContactsDb db) : IRequestHandler<PeopleByReach, IReadOnlyList<ReachedRecord>>
{
    public async Task<IReadOnlyList<ReachedRecord>> Handle(PeopleByReach request, CancellationToken cancellationToken)
    {
        var asked = request.Emails.Select(e => (Key: EmailText.Key(e), Reach: e)).Concat(request.Phones.Select(p => (Key: Terms.Digits(p), Reach: p)))
            .Where(k => k.Key.Length > 0).DistinctBy(k => k.Key, StringComparer.Ordinal).ToDictionary(k => k.Key, k => k.Reach, StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return [];
        }

        string[] fields = ["contact.emails", "contact.phones", "account.emails", "account.phones"];
        var keys = asked.Keys.ToList();
        var rows = await db.Values.AsNoTracking().Where(v => fields.Contains(v.Field) && keys.Contains(v.KeyText)).Select(v => new { v.KeyText, v.RecordId }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(r => r.RecordId).Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id) && c.DeletionId == Guid.Empty)
            .Select(c => new { c.Id, Label = c.DisplayName, c.AccountId, c.OwnerId, c.CreatedAt }).ToListAsync(cancellationToken);
        var accounts = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DeletionId == Guid.Empty)
            .Select(a => new { a.Id, Label = a.Name, a.OwnerId, a.CreatedAt }).ToListAsync(cancellationToken);
        var reached = rows.ToLookup(r => r.RecordId, r => asked[r.KeyText]);
        return
        [
            .. contacts.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).SelectMany(c => reached[c.Id].Select(r => new ReachedRecord(r, "contact", c.Id, c.Label ?? "", c.AccountId, c.OwnerId))),
            .. accounts.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).SelectMany(a => reached[a.Id].Select(r => new ReachedRecord(r, "account", a.Id, a.Label ?? "", a.Id, a.OwnerId))),
        ];
    }
}
