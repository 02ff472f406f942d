using Crm.Activities.Days;
using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Promises;

/// <summary>What a user has promised and not yet kept, from the ledger.</summary>
internal sealed class PromisesDue(ActivitiesDb db, ReferenceLabels labels) : IPromisesDue
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DuePromise>> Of(Guid userId, DateOnly day, CancellationToken ct)
    {
        var due = await db.Promises.AsNoTracking()
            .Where(p => p.OwnerId == userId && p.DeletionId == Guid.Empty && p.State == PromiseState.Confirmed && p.Due <= day && p.PromisedBy == PromiseSide.Us)
            .OrderBy(p => p.Due).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);
        var names = await labels.Fetch(due.SelectMany(p => new (string Type, Guid? Id)[] { ("contact", p.ContactId), ("account", p.AccountId) }).Where(r => r.Id is not null).Select(r => (r.Type, r.Id!.Value)), ct);
        return due.ConvertAll(p => new DuePromise(
            p.Id, p.What ?? "", p.Due!.Value, p.ContactId, names.Of("contact", p.ContactId), p.AccountId, names.Of("account", p.AccountId)));
    }
}
