using Crm.Activities.Domain;
using Crm.Activities.Mail.Inbound;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>Whom a mail goes to: a contact, at its first address, or an address.</summary>
public sealed record EmailRecipient(Guid? ContactId = null, string? Email = null);

/// <summary>A mail to be sent.</summary>
/// <param name="Body">Its text.</param>
/// <param name="InReplyTo">The activity of the mail that it answers.</param>
public sealed record SendEmailBody(IReadOnlyList<EmailRecipient> To, string Subject, string Body, IReadOnlyList<EmailRecipient>? Cc = null, Guid? InReplyTo = null);

/// <summary>A mail goes out, and stands on the timelines of those whom it goes to.</summary>
internal sealed record SendEmail(SendEmailBody Mail) : ICommand<Activity>;

internal sealed class SendEmailValidator : AbstractValidator<SendEmail>
{
    private const int MostRecipients = 50;

    public SendEmailValidator()
    {
        RuleFor(m => m.Mail.To).NotEmpty().WithMessage("Say whom it goes to.").Must(t => t is null || t.Count <= MostRecipients).WithMessage($"Give {MostRecipients} recipients at most.").OverridePropertyName("to");
        RuleFor(m => m.Mail.Cc).Must(c => c is null || c.Count <= MostRecipients).WithMessage($"Give {MostRecipients} recipients at most.").OverridePropertyName("cc");
        RuleForEach(m => m.Mail.To).Must(IsSomebody).WithMessage("Give contactId, or an e-mail address such as name@example.com.").OverridePropertyName("to");
        RuleForEach(m => m.Mail.Cc).Must(IsSomebody).WithMessage("Give contactId, or an e-mail address such as name@example.com.").OverridePropertyName("cc");
        RuleFor(m => m.Mail.Subject).NotEmpty().MaximumLength(300).OverridePropertyName("subject");
        RuleFor(m => m.Mail.Body).NotEmpty().MaximumLength(20_000).OverridePropertyName("body");
    }

    private static bool IsSomebody(EmailRecipient? recipient) =>
        recipient is { ContactId: not null, Email: null } || (recipient is { ContactId: null, Email: { } email } && EmailText.LooksRight(email));
}

internal sealed class SendEmailHandler(ActivitiesDb db, MailFiler filer, IMailer mailer, IMediator mediator, ReferenceLabels labels, ICurrentUser user, TimeProvider clock) : IRequestHandler<SendEmail, Activity>
{
    private const int MostHeader = 900;

    public async Task<Activity> Handle(SendEmail request, CancellationToken cancellationToken)
    {
        var mail = request.Mail;
        var to = await Reach(mail.To, "to", cancellationToken);
        var cc = await Reach(mail.Cc ?? [], "cc", cancellationToken);
        var answered = mail.InReplyTo is { } activityId ? await Answered(activityId, cancellationToken) : null;
        var place = await filer.Place([.. to.Select(r => r.Address)], [.. cc.Select(r => r.Address)], cancellationToken)
            ?? throw new InvalidInputException("to", "Nobody of them is a contact. Write the person down first.", "unknown_recipient");

        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        var mails = new List<Guid>();
        foreach (var recipient in to.Concat(cc).DistinctBy(r => EmailText.Key(r.Address), StringComparer.Ordinal))
        {
            mails.Add(await mailer.Send(new MailMessage($"activity-mail:{id}:{mails.Count}", recipient.Address, mail.Subject, mail.Body) { ToName = recipient.Name, Headers = Threading(answered) }, cancellationToken));
        }

        var message = new Message
        {
            Id = id,
            ThreadId = answered?.ThreadId ?? MessageKeys.Thread(MessageKeys.Of(mailer.MessageId(mails[0]))),
            MessageId = mailer.MessageId(mails[0]),
            References = answered is null ? [] : [.. answered.References, .. answered.MessageId is { } before ? [before] : Array.Empty<string>()],
            FromName = user.Name,
            Recipients = [.. to, .. cc],
            Subject = mail.Subject,
            Date = now,
            Text = mail.Body,
            FullText = mail.Body,
            State = MessageState.Sent,
            MailIds = mails,
            ReceivedAt = now,
        };
        db.Messages.Add(message);
        db.MessageKeys.AddRange(mails.Select(m => new MessageKey { Key = MessageKeys.Of(mailer.MessageId(m)), MessageId = id }));
        return await filer.File(message, place with { OwnerId = null }, cancellationToken);
    }

    private async Task<List<MessageRecipient>> Reach(IReadOnlyList<EmailRecipient> recipients, string kind, CancellationToken ct)
    {
        var ids = recipients.Where(r => r.ContactId is not null).Select(r => r.ContactId!.Value).ToList();
        var seen = await labels.Fetch(ids.Select(i => ("contact", i)), ct);
        var emails = (await mediator.Send(new EmailsOfContacts(ids), ct)).ToDictionary(e => e.ContactId);
        return
        [
            .. recipients.Select((r, i) => r.ContactId is not { } id ? new MessageRecipient(kind, Name: null, r.Email!)
                : seen.Of("contact", id) is not null && emails.TryGetValue(id, out var email) ? new MessageRecipient(kind, email.Name, email.Address)
                : throw new InvalidInputException($"{kind}[{i}].contactId", "There is no contact with this id that you can see and that has an e-mail address.", "no_address")),
        ];
    }

    private async Task<Message> Answered(Guid activityId, CancellationToken ct)
    {
        await mediator.Send(new GetRecord<Activity>(activityId), ct);
        return await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.ActivityId == activityId, ct) ?? throw new InvalidInputException("inReplyTo", "This activity is no mail.");
    }

    // RFC 5322, 3.6.4: what is answered, and what that answered; the older ones give way where the line would be too long.
    private static MailHeader[] Threading(Message? answered)
    {
        if (answered?.MessageId is not { } id || !IsPlain(id))
        {
            return [];
        }

        var references = $"<{id}>";
        foreach (var earlier in answered.References.AsEnumerable().Reverse().Where(IsPlain).TakeWhile(e => references.Length + e.Length + 3 <= MostHeader))
        {
            references = $"<{earlier}> {references}";
        }

        return [new MailHeader("In-Reply-To", $"<{id}>"), new MailHeader("References", references)];

        static bool IsPlain(string messageId) => messageId.Length < 500 && messageId.All(c => c is > ' ' and < '\x7f');
    }
}

internal sealed class SendEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/email", async (SendEmailBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new SendEmail(body), ct), StatusCodes.Status201Created, ct))
        .WithName("SendEmail").WithTags("Activities").WithSummary("Send a mail to contacts")
        .WithDescription("Answers the activity that it is. Each recipient gets a mail of their own; an answer to any of them comes back into the same conversation. How far it got is in GET /activities/{id}/message.")
        .AnswersRecord<Activity>(routes, StatusCodes.Status201Created).Requires("activities.create");
}
