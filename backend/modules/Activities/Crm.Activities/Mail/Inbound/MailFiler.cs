using Crm.Activities.Domain;
using Crm.Activities.Mail.Replies;
using Crm.Activities.Records;
using Crm.Contacts.Contracts;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Platform.Files;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Where a mail belongs: a person, a lead, or only an organisation, and who takes part besides.</summary>
internal sealed record MailPlace(Guid? ContactId, Guid? AccountId, Guid? OwnerId, IReadOnlyList<Subject> Others)
{
    /// <summary>The lead that it is from, where its writer is no contact yet.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The deal that the conversation is about.</summary>
    public Guid? OpportunityId { get; init; }

    /// <summary>A colleague wrote it elsewhere and copied it here.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>Makes of a mail an activity on the timelines of those whom it concerns.</summary>
internal sealed class MailFiler(IMediator mediator, RecordCatalog catalog, IKeptFiles files, IUserDirectory users)
{
    private const int MostBody = 20_000;
    private const int MostSubject = 300;

    /// <summary>The place of a mail by the addresses on it, the ones of its sender first; null where nobody of them is known.</summary>
    public async Task<MailPlace?> Place(IReadOnlyList<string> senders, IReadOnlyList<string> others, CancellationToken ct)
    {
        var reached = await mediator.Send(new PeopleByReach([.. senders.Concat(others)], []), ct);
        var byAddress = reached.ToLookup(r => EmailText.Key(r.Reach), StringComparer.Ordinal);
        var main = senders.SelectMany(s => byAddress[EmailText.Key(s)]).OrderBy(r => r.RecordType == "contact" ? 0 : 1).FirstOrDefault();
        if (main is null)
        {
            var domains = MailProviders.OrganisationsIn(senders);
            main = domains.Count == 0 ? null : await mediator.Send(new AccountByDomain(domains), ct);
        }

        // Who is a contact is no lead any more; one at a customer's stands on both timelines.
        var lead = main is { RecordType: "contact" } || senders.Count == 0 ? null : await mediator.Send(new LeadsByReach(senders, []), ct) is [var first, ..] ? first : null;
        return main is null && lead is null ? null : new MailPlace(
            main is { RecordType: "contact" } ? main.Id : null, main?.AccountId, lead is null ? main!.OwnerId : lead.OwnerId,
            [.. reached.Where(r => r.RecordType == "contact" && r.Id != main?.Id).Select(r => new Subject("contact", r.Id)).Distinct()]) { LeadId = lead?.Id };
    }

    /// <summary>Writes the activity, and hangs the files of the mail on it.</summary>
    public async Task<Activity> File(Message message, MailPlace place, CancellationToken ct)
    {
        var type = catalog.Of<Activity>();
        var values = new RecordValues();
        values.Set(type.Find("kind")!, ActivityKind.Email);
        values.Set(type.Find("subject")!, (message.Subject.Length > 0 ? message.Subject : message.FromAddress).AtMost(MostSubject));
        values.Set(type.Find("body")!, (message.Text.Length > 0 ? message.Text : message.FullText).AtMost(MostBody));
        values.Set(type.Find("direction")!, message.IsInbound && !place.IsOurs ? ActivityDirection.Inbound : ActivityDirection.Outbound);
        values.Set(type.Find("startsAt")!, message.Date);
        values.Set(type.Find("contactId")!, place.ContactId);
        values.Set(type.Find("accountId")!, place.AccountId);
        values.Set(type.Find("leadId")!, place.LeadId);
        values.Set(type.Find("opportunityId")!, place.OpportunityId);

        // Somebody who has left takes no more mails; then it is nobody's until it is assigned.
        if (place.OwnerId is { } owner && (await users.TeamOf(owner, ct)).Exists)
        {
            values.Set(type.Find("ownerId")!, owner);
        }

        var activity = await mediator.Send(new CreateRecord<Activity>(values), ct);
        activity.AlsoAbout(place.Others);
        if (message.IsAutomatic)
        {
            activity.WrittenByProgram();
        }

        message.ActivityId = activity.Id;
        message.State = message.IsInbound ? MessageState.Filed : message.State;
        await files.Hang(message.FileIds, "activity", activity.Id, ct);
        return activity;
    }

    /// <summary>The mail that a colleague passed on: whose it was.</summary>
    public static string? ForwardedFrom(string text) =>
        ReplyTrimmer.Embedded(text) is { } embedded
            ? embedded.Mail.Split('\n').Take(12).Where(l => l.Contains('@', StringComparison.Ordinal)).Select(l => EmailText.Parse(l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..]).Address).FirstOrDefault(EmailText.LooksRight)
            : null;
}
