using Crm.Activities.Mail.Features;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Activities.Mail.Outbound;

/// <summary>Finds the addresses of those whom a mail goes to, as far as the caller may see them.</summary>
internal sealed class OutgoingRecipients(IMediator mediator, ReferenceLabels labels)
{
    /// <summary>Each address once, where it comes first.</summary>
    public async Task<List<MessageRecipient>> Of(SendEmailBody mail, CancellationToken ct)
    {
        var asked = Kind("to", mail.To).Concat(Kind("cc", mail.Cc)).Concat(Kind("bcc", mail.Bcc)).ToList();
        var ids = asked.Where(a => a.Who.ContactId is not null).Select(a => a.Who.ContactId!.Value).Distinct().ToList();
        var seen = await labels.Fetch(ids.Select(i => ("contact", i)), ct);
        var emails = (await mediator.Send(new EmailsOfContacts(ids), ct)).ToDictionary(e => e.ContactId);
        return [.. asked.Select(Recipient).DistinctBy(r => EmailText.Key(r.Address), StringComparer.Ordinal)];

        MessageRecipient Recipient((string Kind, int Place, EmailRecipient Who) asked) => asked.Who.ContactId is not { } id ? new MessageRecipient(asked.Kind, Name: null, asked.Who.Email!)
            : seen.Of("contact", id) is not null && emails.TryGetValue(id, out var email) ? new MessageRecipient(asked.Kind, email.Name, email.Address) { ContactId = id }
            : throw new InvalidInputException($"{asked.Kind}[{asked.Place}].contactId", "There is no contact with this id that you can see and that has an e-mail address.", "no_address");
    }

    private static IEnumerable<(string Kind, int Place, EmailRecipient Who)> Kind(string kind, IReadOnlyList<EmailRecipient>? people) => (people ?? []).Select((p, i) => (kind, i, p));
}
