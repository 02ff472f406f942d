using Crm.Activities.CalendarFiles;
using Crm.Activities.Domain;
using Crm.Activities.Mail.Inbound;
using Crm.Activities.Mail.Mime;
using Crm.Activities.Mail.Replies;
using Crm.Activities.Records;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Limits;
using Crm.Platform.Mailing;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Mail.Features;

/// <summary>What became of a mail.</summary>
internal sealed class ReceivedMail
{
    public int Received { get; init; } = 1;
    public int Filed { get; init; }
    public int Held { get; init; }
    public int Refused { get; init; }

    /// <summary>A report on a mail that was sent from here, which shows at that mail; or a mail of the product's own.</summary>
    public int Discarded { get; init; }

    /// <summary>It had come before; nothing was done again.</summary>
    public int Duplicate { get; init; }

    /// <summary>The activity that it is, once it is filed.</summary>
    public IReadOnlyList<Guid> Activities { get; init; } = [];
}

/// <summary>A mail has come in: it is filed on whom it concerns, or waits.</summary>
internal sealed record ReceiveMail(MimeMessage Mail) : ICommand<ReceivedMail>;

/// <summary>Something came in that is no mail: it is counted.</summary>
internal sealed record RefuseMail(string Reason) : ICommand;

internal sealed class ReceiveMailHandler(
    ActivitiesDb db, MailFiler filer, Bounces bounces, CalendarReplies invitations, IKeptFiles files, IMailer mailer, IUserContacts users, CurrentUser user, IMediator mediator, IOptions<InboundMailOptions> options, TimeProvider clock)
    : IRequestHandler<ReceiveMail, ReceivedMail>, IRequestHandler<RefuseMail, Unit>
{
    public async Task<ReceivedMail> Handle(ReceiveMail request, CancellationToken cancellationToken)
    {
        var (mail, key) = (request.Mail, MessageKeys.Of(request.Mail));
        if (await Known(key, cancellationToken) is { } known)
        {
            return new ReceivedMail { Duplicate = 1, Activities = known.ActivityId is { } earlier ? [earlier] : [] };
        }

        if (await bounces.Take(mail, cancellationToken) is { } sent)
        {
            await Keep(mail with { Attachments = [] }, key, sent, cancellationToken, discarded: "bounce");
            return new ReceivedMail { Discarded = 1, Activities = sent.ActivityId is { } bounced ? [bounced] : [] };
        }

        // What the product itself writes, such as notifications that a user has sent on to here, would go round for ever.
        if (mail.From.Any(f => ConversationAddress.IsOurs(f.Address, mailer.Address, options.Value.Address)))
        {
            await Keep(mail with { Attachments = [] }, key, answered: null, cancellationToken, discarded: "own_mail");
            return new ReceivedMail { Discarded = 1 };
        }

        var answered = await Answered(mail, cancellationToken);
        var message = await Keep(mail, key, answered, cancellationToken);

        // Whoever hands mails in may do nothing else: filing is the product's own work.
        user.Become(Caller.System);
        await invitations.Answer(mail, cancellationToken);
        if (await Place(message, answered, cancellationToken) is not { } place)
        {
            // A program that writes asks nothing and is written no receipt.
            if (!message.IsAutomatic)
            {
                await mediator.Send(new MailInquiry(message.Id, MailFate.Waits, message.FromAddress, message.FromName), cancellationToken);
            }

            return new ReceivedMail { Held = 1 };
        }

        var activity = await filer.File(message, place, cancellationToken);
        return new ReceivedMail { Filed = 1, Activities = [activity.Id] };
    }

    public Task<Unit> Handle(RefuseMail request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Messages.Add(new Message { IsInbound = true, State = MessageState.Refused, FailureReason = request.Reason, Subject = "", Date = now, ReceivedAt = now });
        return Unit.Task;
    }

    private async Task<Message?> Known(string key, CancellationToken ct) =>
        await db.MessageKeys.Where(k => k.Key == key).Join(db.Messages, k => k.MessageId, m => m.Id, (_, m) => m).FirstOrDefaultAsync(ct);

    private async Task<Message?> Answered(MimeMessage mail, CancellationToken ct)
    {
        var keys = MessageKeys.Answered(mail);
        var named = keys.Count == 0 ? null
            : await db.MessageKeys.Where(k => keys.Contains(k.Key)).Join(db.Messages, k => k.MessageId, m => m.Id, (_, m) => m).OrderByDescending(m => m.Date).FirstOrDefaultAsync(ct);
        return named ?? (ConversationAddress.In(mail.To.Concat(mail.Cc).Select(a => a.Address), options.Value.Address) is { } thread
            ? await db.Messages.Where(m => m.ThreadId == thread).OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct) : null);
    }

    private async Task<Message> Keep(MimeMessage mail, string key, Message? answered, CancellationToken ct, string? discarded = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (fileIds, pictures) = await Keep(mail.Attachments, ct);
        var from = mail.From.Count > 0 ? mail.From[0] : mail.Sender.Count > 0 ? mail.Sender[0] : null;
        var message = new Message
        {
            ThreadId = answered?.ThreadId ?? MessageKeys.Thread(MessageKeys.Answered(mail) is [var root, ..] ? root : key),
            MessageId = mail.MessageId,
            References = [.. mail.References.Take(50)],
            FromName = from?.Name,
            FromAddress = from?.Address ?? "",
            Recipients = [.. Of("to", mail.To), .. Of("cc", mail.Cc), .. Of("bcc", mail.Bcc), .. Of("replyTo", mail.ReplyTo)],
            Subject = mail.Subject.AtMost(MessageConfiguration.MaxSubject),
            Date = mail.Date is { } date && date <= now && date.Year > 1990 ? date : now,
            Text = ReplyTrimmer.Trim(mail.Text),
            FullText = mail.Text,
            Html = InlinePictures.Link(mail.Html, pictures),
            IsInbound = true,
            IsAutomatic = mail.IsAutomatic,
            State = discarded is null ? MessageState.Held : MessageState.Discarded,
            FailureReason = discarded,
            DecidedAt = discarded is null ? null : now,
            FileIds = fileIds,
            ReceivedAt = now,
        };
        db.Messages.Add(message);
        db.MessageKeys.Add(new MessageKey { Key = key, MessageId = message.Id });
        return message;

        static IEnumerable<MessageRecipient> Of(string kind, IEnumerable<MailAddress> people) => people.Take(200).Select(p => new MessageRecipient(kind, p.Name, p.Address));
    }

    // A file that is too large is left out, so each is kept by itself to know which it is.
    private async Task<(List<Guid> Files, Dictionary<string, Guid> Pictures)> Keep(IReadOnlyList<MimeAttachment> attachments, CancellationToken ct)
    {
        var (kept, pictures) = (new List<Guid>(), new Dictionary<string, Guid>(StringComparer.Ordinal));
        foreach (var attachment in attachments)
        {
            if (await files.Keep([new IncomingFile(attachment.Name, attachment.Content)], recordType: null, recordId: null, ct) is [var id])
            {
                kept.Add(id);
                _ = attachment.ContentId is { } name && pictures.TryAdd(name, id);
            }
        }

        return (kept, pictures);
    }

    private async Task<MailPlace?> Place(Message message, Message? answered, CancellationToken ct)
    {
        var others = message.Recipients.Where(r => r.Kind is not "replyTo").Select(r => r.Address).ToList();
        List<string> senders = [message.FromAddress, .. message.Recipients.Where(r => r.Kind is "replyTo").Select(r => r.Address)];
        senders.RemoveAll(s => s.Length == 0);

        // What a colleague passes on is the mail of whom it came from; what a colleague copied here is of whom it goes to.
        var colleagues = (await users.WithPermission("activities.read", ct)).DistinctBy(u => u.Email, StringComparer.OrdinalIgnoreCase).ToDictionary(u => u.Email, u => u.Id, StringComparer.OrdinalIgnoreCase);
        Guid? copiedBy = null;
        if (senders.Find(colleagues.ContainsKey) is { } colleague)
        {
            var original = MailFiler.ForwardedFrom(message.FullText);
            copiedBy = original is null ? colleagues[colleague] : null;
            senders = original is not null ? [original] : [.. others.Where(o => !colleagues.ContainsKey(o))];
        }

        if (await filer.Place(senders, others, ct) is { } place)
        {
            place = place with { OpportunityId = answered?.ActivityId is { } about ? await db.Activities.Where(a => a.Id == about).Select(a => a.OpportunityId).FirstOrDefaultAsync(ct) : null };
            return copiedBy is { } writer ? place with { OwnerId = writer, IsOurs = true } : place;
        }

        // An unknown colleague of a customer joins in: the conversation says whose it is.
        return answered?.ActivityId is { } activityId
            ? await db.Activities.Where(a => a.Id == activityId).Select(a => new MailPlace(a.ContactId, a.AccountId, a.OwnerId, Array.Empty<Subject>()) { LeadId = a.LeadId, OpportunityId = a.OpportunityId }).FirstOrDefaultAsync(ct)
            : null;
    }
}

internal sealed class ReceiveMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail", async (HttpRequest request, IMediator mediator, IOptions<InboundMailOptions> options, TimeProvider clock, CancellationToken ct) =>
        {
            try
            {
                return TypedResults.Accepted((string?)null, await mediator.Send(new ReceiveMail(await InboundBody.Read(request, parts => MailgunSignature.Check(parts, options.Value.MailgunSigningKey, clock.GetUtcNow()), ct)), ct));
            }
            catch (UnreadableMessageException e)
            {
                await mediator.Send(new RefuseMail(e.Code), ct);
                throw new InvalidInputException("", e.Message, e.Code);
            }
        })
        .WithName("ReceiveMail").WithTags("Inbound mail").WithSummary("Hand in a mail that came in")
        .WithDescription("The JSON of Postmark, the form of SendGrid or Mailgun (also with the raw message in it), or message/rfc822; 40 MB at most. Known senders: it is an activity of the contact or the lead at once, "
            + "or of the account at whose domain they write, or of the conversation that it answers. All others wait. The same Message-ID is taken once. A report that a mail did not arrive (RFC 3464) shows at that mail. "
            + "Providers that can set no header put a key into the address: https://crm:KEY@.../api/v1/inbound-mail; SendGrid may fetch tokens from /oauth/token instead; forms of Mailgun must be signed where its signing key is set.")
        .Produces<ReceivedMail>(StatusCodes.Status202Accepted)
        .TakesAtMost(MimeLimits.Default.MaxBytes + (1024 * 1024))
        .Requires(MailPermissions.Deliver);
}
