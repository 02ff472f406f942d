using Crm.Activities.Domain;
using Crm.Activities.Mail.Features;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Leads.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Mails that wait for a person to say whose they are.</summary>
internal sealed class HeldMails(ActivitiesDb db, MailFiler filer, IMediator mediator, TimeProvider clock)
{
    public async Task<Message> Find(Guid id, CancellationToken ct)
    {
        var mail = await db.Messages.SingleOrDefaultAsync(m => m.Id == id && m.IsInbound, ct) ?? throw new NotFoundException("mail");
        return mail.State == MessageState.Held ? mail : throw new ConflictException("already_decided", "Somebody has already decided about this mail.");
    }

    /// <summary>The same, and it says who wrote it.</summary>
    public async Task<Message> WithSender(Guid id, CancellationToken ct)
    {
        var mail = await Find(id, ct);
        return mail.FromAddress.Length > 0 ? mail : throw new ConflictException("no_sender", "This mail names no sender that could be written down.");
    }

    /// <summary>What else waits of whom this mail is from.</summary>
    public IQueryable<Message> OthersOf(Message mail)
    {
        var (id, from) = (mail.Id, mail.FromAddress);
        return db.Messages.Where(m => m.IsInbound && m.State == MessageState.Held && m.FromAddress == from && m.FromAddress != "" && m.Id != id);
    }

    public async Task<FiledMail> FileOnContact(Message mail, Guid contactId, CancellationToken ct)
    {
        var accounts = await mediator.Send(new AccountsOfContacts([contactId]), ct);
        var activity = await File(mail, new MailPlace(contactId, accounts.TryGetValue(contactId, out var account) ? account : null, OwnerId: null, []), ct);
        return new FiledMail(activity.Id, contactId, await OthersOf(mail).CountAsync(ct));
    }

    public async Task<Activity> File(Message mail, MailPlace place, CancellationToken ct)
    {
        mail.DecidedAt = clock.GetUtcNow().UtcDateTime;
        var activity = await filer.File(mail, place, ct);
        await mediator.Send(new MailInquiry(mail.Id, MailFate.Filed) { RecordType = place.ContactId is null ? "lead" : "contact", RecordId = place.ContactId ?? place.LeadId }, ct);
        return activity;
    }
}
