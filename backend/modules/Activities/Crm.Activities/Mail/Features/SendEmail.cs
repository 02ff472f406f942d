using Crm.Activities.Collisions;
using Crm.Activities.Domain;
using Crm.Activities.Mail.Inbound;
using Crm.Activities.Mail.Outbound;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Mail.Features;

/// <summary>Whom a mail goes to: a contact, at its first address, or an address.</summary>
internal sealed record EmailRecipient(Guid? ContactId = null, string? Email = null);

/// <summary>A mail to be sent.</summary>
/// <param name="To">Whom it goes to; each gets a mail of their own.</param>
/// <param name="Subject">Its subject; the template's where it is left out.</param>
/// <param name="Body">Markdown. It may name placeholders of contacts, which are filled in for each recipient; the template's where it is left out.</param>
/// <param name="Cc">Who reads what the first recipient does.</param>
/// <param name="Bcc">The same, shown to colleagues only.</param>
/// <param name="TemplateId">The template it was made from: one with a purpose goes only to those who agreed.</param>
/// <param name="Attachments">Files that the caller may see.</param>
/// <param name="InReplyTo">The activity of the mail that it answers.</param>
/// <param name="AccountId">The account it concerns, where nobody of the recipients is known.</param>
/// <param name="OpportunityId">The deal that it is about; that of the mail it answers where it is left out.</param>
/// <param name="AcknowledgedCollision">The writer knows what colleagues said to them lately.</param>
internal sealed record SendEmailBody(
    IReadOnlyList<EmailRecipient> To, string? Subject = null, string? Body = null, IReadOnlyList<EmailRecipient>? Cc = null, IReadOnlyList<EmailRecipient>? Bcc = null, Guid? TemplateId = null,
    IReadOnlyList<Guid>? Attachments = null, Guid? InReplyTo = null, Guid? AccountId = null, bool? AcknowledgedCollision = null, Guid? OpportunityId = null);

/// <summary>A mail goes out, and stands on the timelines of those whom it goes to.</summary>
internal sealed record SendEmail(SendEmailBody Mail) : ICommand<Activity>;

internal sealed class SendEmailValidator : AbstractValidator<SendEmail>
{
    private const int MostRecipients = 50;
    private const int MostFiles = 20;

    public SendEmailValidator()
    {
        RuleFor(m => m.Mail.To).NotEmpty().WithMessage("Say whom it goes to.").Must(IsFew).WithMessage($"Give {MostRecipients} recipients at most.").OverridePropertyName("to");
        RuleFor(m => m.Mail.Cc).Must(IsFew).WithMessage($"Give {MostRecipients} recipients at most.").OverridePropertyName("cc");
        RuleFor(m => m.Mail.Bcc).Must(IsFew).WithMessage($"Give {MostRecipients} recipients at most.").OverridePropertyName("bcc");
        RuleForEach(m => m.Mail.To).Must(IsSomebody).WithMessage("Give contactId, or an e-mail address such as name@example.com.").OverridePropertyName("to");
        RuleForEach(m => m.Mail.Cc).Must(IsSomebody).WithMessage("Give contactId, or an e-mail address such as name@example.com.").OverridePropertyName("cc");
        RuleForEach(m => m.Mail.Bcc).Must(IsSomebody).WithMessage("Give contactId, or an e-mail address such as name@example.com.").OverridePropertyName("bcc");
        RuleFor(m => m.Mail.Subject).NotEmpty().When(m => m.Mail.TemplateId is null || m.Mail.Subject is not null).MaximumLength(300).OverridePropertyName("subject");
        RuleFor(m => m.Mail.Body).NotEmpty().When(m => m.Mail.TemplateId is null || m.Mail.Body is not null).MaximumLength(20_000).OverridePropertyName("body");
        RuleFor(m => m.Mail.Attachments).Must(f => f is null || f.Count <= MostFiles).WithMessage($"Send {MostFiles} files at most.").OverridePropertyName("attachments");
    }

    private static bool IsFew(IReadOnlyList<EmailRecipient>? people) => people is null || people.Count <= MostRecipients;

    private static bool IsSomebody(EmailRecipient? recipient) =>
        recipient is { ContactId: not null, Email: null } || (recipient is { ContactId: null, Email: { } email } && EmailText.LooksRight(email));
}

internal sealed class SendEmailHandler(
    ActivitiesDb db, MailFiler filer, OutgoingRecipients recipients, OutgoingTexts texts, RecentTouches touches, IKeptFiles files, IMailer mailer, IMediator mediator, ReferenceLabels labels, IUserContacts users, ICurrentUser user,
    IOptions<InboundMailOptions> inbound, TimeProvider clock) : IRequestHandler<SendEmail, Activity>
{
    public async Task<Activity> Handle(SendEmail request, CancellationToken cancellationToken)
    {
        var mail = request.Mail;
        var people = await recipients.Of(mail, cancellationToken);
        var answered = mail.InReplyTo is { } activityId ? await Answered(activityId, cancellationToken) : null;
        var place = await Place(mail, people, cancellationToken);
        await touches.Warn(
            [.. people.Where(p => p.ContactId is not null).Select(p => p.ContactId!.Value), .. place.ContactId is { } contactId ? [contactId] : Array.Empty<Guid>()],
            place.AccountId is { } accountId ? [accountId] : [], mail.AcknowledgedCollision == true, mail.InReplyTo, cancellationToken);
        var (template, filled) = await texts.Make(mail, people, cancellationToken);
        var fileIds = await files.Take(mail.Attachments ?? [], "attachments", cancellationToken);

        var (id, threadId, now) = (Guid.CreateVersion7(), answered?.ThreadId ?? Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        var sender = user.Id is { } me && await users.Of([me], cancellationToken) is [var known, ..] ? known : null;
        for (var i = 0; i < people.Count; i++)
        {
            var text = filled[i];
            var mailId = await mailer.Send(new MailMessage($"activity-mail:{id}:{i}", people[i].Address, text.Filled.Subject, text.Text)
            {
                ToName = people[i].Name, FromName = user.Name, ReplyTo = ConversationAddress.Of(inbound.Value.Address, threadId) ?? sender?.Email, Html = text.Html,
                Headers = [.. Threading.Of(answered), .. text.Headers], FileIds = fileIds, Template = template?.Key, Secret = text.Secret,
            }, cancellationToken);
            people[i] = people[i] with { MailId = mailId };
        }

        var message = new Message
        {
            Id = id, ThreadId = threadId, MessageId = mailer.MessageId(people[0].MailId!.Value),
            References = answered is null ? [] : [.. answered.References, .. answered.MessageId is { } before ? [before] : Array.Empty<string>()],
            FromName = user.Name, FromAddress = sender?.Email ?? "", Recipients = people, Subject = filled[0].Filled.Subject, Date = now, Text = filled[0].Filled.Markdown, FullText = filled[0].Text,
            Html = filled[0].Html, State = MessageState.Sent, FileIds = [.. fileIds], MailIds = [.. people.Select(p => p.MailId!.Value)], ReceivedAt = now,
        };
        db.Messages.Add(message);
        db.MessageKeys.AddRange(message.MailIds.Select(m => new MessageKey { Key = MessageKeys.Of(mailer.MessageId(m)), MessageId = id }));
        return await filer.File(message, place with { OwnerId = null, OpportunityId = await DealOf(mail, cancellationToken) }, cancellationToken);
    }

    private async Task<Guid?> DealOf(SendEmailBody mail, CancellationToken ct)
    {
        if (mail.OpportunityId is { } dealId && (await labels.Fetch([("opportunity", dealId)], ct)).Of("opportunity", dealId) is null)
        {
            throw new InvalidInputException("opportunityId", "There is no deal with this id that you can see.");
        }

        return mail.OpportunityId ?? (mail.InReplyTo is { } answered ? await db.Activities.Where(a => a.Id == answered).Select(a => a.OpportunityId).FirstOrDefaultAsync(ct) : null);
    }

    private async Task<MailPlace> Place(SendEmailBody mail, List<MessageRecipient> people, CancellationToken ct)
    {
        // Whom the caller chose is meant, also where others have the same address.
        var chosen = people.Where(p => p.ContactId is not null).Select(p => p.ContactId!.Value).ToList();
        if (chosen.Count > 0)
        {
            var accounts = await mediator.Send(new AccountsOfContacts(chosen), ct);
            var known = await filer.Place([people[0].Address], [.. people.Where(p => p.ContactId is null).Select(p => p.Address)], ct);
            return new MailPlace(chosen[0], accounts.TryGetValue(chosen[0], out var account) ? account : mail.AccountId, OwnerId: null,
                [.. chosen.Skip(1).Select(c => new Records.Subject("contact", c)), .. known?.Others.Where(o => !chosen.Contains(o.RecordId)) ?? []]);
        }

        if (await filer.Place([.. people.Where(p => p.Kind == "to").Select(p => p.Address)], [.. people.Where(p => p.Kind != "to").Select(p => p.Address)], ct) is { } place)
        {
            return place;
        }

        return mail.AccountId is { } accountId && (await labels.Fetch([("account", accountId)], ct)).Of("account", accountId) is not null
            ? new MailPlace(ContactId: null, accountId, OwnerId: null, [])
            : throw new InvalidInputException("to", "Nobody of them is a contact or a lead. Write the person down first.", "unknown_recipient");
    }

    private async Task<Message> Answered(Guid activityId, CancellationToken ct)
    {
        await mediator.Send(new GetRecord<Activity>(activityId), ct);
        return await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.ActivityId == activityId, ct) ?? throw new InvalidInputException("inReplyTo", "This activity is no mail.");
    }
}

internal sealed class SendEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/email", async (SendEmailBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new SendEmail(body), ct), StatusCodes.Status201Created, ct))
        .WithName("SendEmail").WithTags("Activities").WithSummary("Send a mail to contacts or leads")
        .WithDescription("Answers the activity that it is. Each recipient gets a mail of their own, with placeholders such as `{{contact.givenName}}` filled in for them (400 `missing_values` where one is empty and has no "
            + "default); an answer to any of them comes back into the same conversation. 409 `recent_contact`, with `params.touches`: a colleague was in touch with them, and the writer has not said to know of it. 409 `no_consent`: a template with a purpose is not sent to who did not agree. How far it got is in GET /activities/{id}/message.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .AnswersRecord<Activity>(routes, StatusCodes.Status201Created).Requires("activities.create");
}
