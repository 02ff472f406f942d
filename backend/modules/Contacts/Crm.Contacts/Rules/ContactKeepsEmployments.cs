using Crm.Contacts.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Rules;

/// <summary>
/// Where somebody mainly works stands in the contact; what else they do, and did, in relations. Whoever changes that place keeps the old one as
/// past, and the new one stands nowhere twice; without it the next best takes its place, so that among present employments one is always the main one.
/// </summary>
internal sealed class ContactKeepsEmployments(ContactsDb db, TimeProvider clock) : IRecordRule<Contact>
{
    // By account, so that a bulk edit asks once and not for every record.
    private readonly Dictionary<Guid, List<Relation>> beside = [];

    public async Task Check(Contact record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Version == 0 || !changed.All.Keys.Any(f => f.Name == "accountId"))
        {
            return;
        }

        var before = db.Contacts.Entry(record).OriginalValues;
        var left = before.GetValue<Guid?>(nameof(Contact.AccountId));
        if (left == record.AccountId)
        {
            return;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (left is { } account && !changed.AreUndone)
        {
            db.Relations.Add(Relation.EmploymentOf(record, new Employment(
                account, before.GetValue<string?>(nameof(Contact.Title)), before.GetValue<string?>(nameof(Contact.Department)), before.GetValue<DateOnly?>(nameof(Contact.EmployedSince)), today)));
        }

        var says = changed.All.Keys.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (await Next(record, today, ct) is { } next)
        {
            record.WorksFor(next, says);
            next.Delete(clock.GetUtcNow().UtcDateTime);
        }
        else if (!changed.AreUndone && !says.Contains("employedSince"))
        {
            record.WorksSince(record.AccountId is null || left is null ? null : today);
        }
    }

    /// <summary>What the person does beside and is now the main thing: the same place, or any where none was named.</summary>
    private async Task<Relation?> Next(Contact contact, DateOnly today, CancellationToken ct)
    {
        var open = db.Relations.Where(r => r.Type == RelationTypes.Employment && r.DeletionId == Guid.Empty && (r.Until == null || r.Until > today));
        if (contact.AccountId is not { } account)
        {
            var id = contact.Id;
            return (await open.Where(r => r.FromContactId == id).ToListAsync(ct)).OrderByDescending(r => r.Since ?? DateOnly.MinValue).ThenBy(r => r.Id).FirstOrDefault(r => !r.IsDeleted);
        }

        if (!beside.TryGetValue(account, out var there))
        {
            beside[account] = there = await open.Where(r => r.ToAccountId == account).ToListAsync(ct);
        }

        return there.Find(r => r.FromContactId == contact.Id && !r.IsDeleted);
    }
}
