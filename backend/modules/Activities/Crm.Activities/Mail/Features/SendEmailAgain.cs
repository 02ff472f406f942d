using Crm.Activities.Domain;
using Crm.Activities.Timeline;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>A mail goes out again to those whom it did not reach, at the addresses that they have now.</summary>
internal sealed record SendEmailAgain(Guid ActivityId) : ICommand;

internal sealed class SendEmailAgainHandler(ActivitiesDb db, IMailer mailer, ITimeline timeline, ActivitiesOnTimelines shown, IMediator mediator, ICurrentUser user) : IRequestHandler<SendEmailAgain, Unit>
{
    public async Task<Unit> Handle(SendEmailAgain request, CancellationToken cancellationToken)
    {
        var activity = await mediator.Send(new GetRecord<Activity>(request.ActivityId), cancellationToken);
        if (!user.Covers("activities.edit", activity))
        {
            throw new ForbiddenException("You may see this mail but not send it again.");
        }

        var message = await db.Messages.FirstOrDefaultAsync(m => m.ActivityId == request.ActivityId && !m.IsInbound, cancellationToken) ?? throw new NotFoundException("mail");
        if (!message.Recipients.Exists(r => r.Failure is not null))
        {
            throw new ConflictException("mail_not_failed", "This mail has not failed, so it need not be sent again.");
        }

        var addresses = (await mediator.Send(new EmailsOfContacts([.. message.Recipients.Where(r => r.ContactId is not null).Select(r => r.ContactId!.Value)]), cancellationToken)).ToDictionary(e => e.ContactId);
        List<MessageRecipient> people = [];
        foreach (var person in message.Recipients)
        {
            people.Add(person is { Failure: not null, MailId: { } failedId } ? await Again(message, person, failedId, person.ContactId is { } id ? addresses.GetValueOrDefault(id)?.Address : null, cancellationToken) : person);
        }

        message.Recipients = people;
        (message.State, message.FailureReason) = (MessageState.Sent, null);
        await timeline.Write([await shown.Of(activity, undelivered: false, cancellationToken)], cancellationToken);
        return Unit.Value;
    }

    private async Task<MessageRecipient> Again(Message message, MessageRecipient person, Guid failedId, string? address, CancellationToken ct)
    {
        var to = address ?? person.Address;
        var mailId = await mailer.SendAgain(failedId, to, $"activity-mail:{message.Id}:again:{failedId}", ct)
            ?? throw new ConflictException("mail_gone", "This mail is no longer kept as it went out. Write it anew.");
        message.MailIds = [.. message.MailIds, mailId];
        db.MessageKeys.Add(new MessageKey { Key = MessageKeys.Of(mailer.MessageId(mailId)), MessageId = message.Id });
        return person with { Address = to, MailId = mailId, Failure = null, Said = null };
    }
}

internal sealed class SendEmailAgainEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/{id:guid}/send-again", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new SendEmailAgain(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("SendEmailAgain").WithTags("Activities").WithSummary("Send a mail again to those whom it did not reach")
        .WithDescription("To the addresses that the contacts have now: correct them first where one was wrong.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires("activities.edit");
}
