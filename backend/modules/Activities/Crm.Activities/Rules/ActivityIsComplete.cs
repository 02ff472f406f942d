using Crm.Activities.Domain;
using Crm.Contacts.Contracts;
using Crm.Opportunities.Contracts;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using MediatR;

namespace Crm.Activities.Rules;

/// <summary>Fills in what follows from the rest of an activity, and refuses what cannot be: an end before the beginning.</summary>
internal sealed class ActivityIsComplete(IMediator mediator, Viewpoint viewpoint, TimeProvider clock) : IRecordRule<Activity>
{
    private static readonly string[] Times = ["startsAt", "endsAt", "dueAt", "recurrence", "allDay"];

    // What was read once serves all records of a bulk edit.
    private readonly Dictionary<Guid, Guid?> accounts = [];

    public async Task Check(Activity record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        var isNew = record.Version == 0;
        var now = clock.GetUtcNow().UtcDateTime;
        if (isNew)
        {
            record.Begin(now, statusGiven: Has("status"));
        }

        if (isNew || Has("status"))
        {
            record.Settle(now);
        }

        if ((isNew || Times.Any(Has)) && !Has("timeZone"))
        {
            record.MeantIn(viewpoint.Zone().Id);
        }

        if (record.ContactId is { } contactId && Has("contactId") && !Has("accountId"))
        {
            record.BelongsTo(await AccountOf(contactId, ct));
        }

        if (isNew && record is { OpportunityId: { } dealId, ContactId: null, AccountId: null } && !Has("accountId"))
        {
            record.BelongsTo((await mediator.Send(new PartiesOfDeals([dealId]), ct)).GetValueOrDefault(dealId)?.AccountId);
        }

        Refuse(record, errors);
        record.Derive();

        bool Has(string field) => changed.All.Keys.Any(f => f.Name == field);
    }

    private static void Refuse(Activity record, InputErrors errors)
    {
        if (record.EndsAt < record.StartsAt)
        {
            errors.Add("endsAt", "An activity ends after it begins.");
        }

        if (record.Duration < 0)
        {
            errors.Add("duration", "A call lasts no less than 0 seconds.");
        }
    }

    private async Task<Guid?> AccountOf(Guid contactId, CancellationToken ct)
    {
        if (!accounts.TryGetValue(contactId, out var account))
        {
            var found = await mediator.Send(new AccountsOfContacts([contactId]), ct);
            accounts[contactId] = account = found.TryGetValue(contactId, out var id) ? id : null;
        }

        return account;
    }
}
