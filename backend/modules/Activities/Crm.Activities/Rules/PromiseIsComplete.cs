using Crm.Activities.Domain;
using Crm.Activities.Promises.Rules;
using Crm.Contacts.Contracts;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Activities.Rules;

/// <summary>Fills in what follows from the rest of a promise, and refuses a validity that ends before it begins.</summary>
internal sealed class PromiseIsComplete(IMediator mediator, TimeProvider clock) : IRecordRule<Promise>
{
    public async Task Check(Promise record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Version == 0)
        {
            record.Begin(clock.GetUtcNow().UtcDateTime, Topics.Of((record.What ?? "").ToLowerInvariant()));
        }

        if (record is { ContactId: { } contactId, AccountId: null } && changed.All.Keys.Any(f => f.Name == "contactId")
            && (await mediator.Send(new AccountsOfContacts([contactId]), ct)).TryGetValue(contactId, out var account))
        {
            record.BelongsTo(account);
        }

        if (record.ValidUntil < record.ValidFrom)
        {
            errors.Add("validUntil", "A validity ends after it begins.");
        }

        record.Derive();
    }
}
