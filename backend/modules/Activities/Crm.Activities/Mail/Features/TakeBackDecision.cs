using Crm.Activities.Domain;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Leads.Contracts;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>What somebody decided about a mail is taken back, and it waits again.</summary>
internal sealed record TakeBackDecision(Guid Id) : ICommand;

internal sealed class TakeBackDecisionHandler(ActivitiesDb db, IKeptFiles files, IMediator mediator, CurrentUser user) : IRequestHandler<TakeBackDecision, Unit>
{
    public async Task<Unit> Handle(TakeBackDecision request, CancellationToken cancellationToken)
    {
        var mail = await db.Messages.SingleOrDefaultAsync(m => m.Id == request.Id && m.IsInbound, cancellationToken) ?? throw new NotFoundException("mail");
        var isOpen = mail is { State: MessageState.Filed or MessageState.Discarded, DecidedAt: not null, FailureReason: null };
        if (!isOpen)
        {
            throw new ConflictException("not_decided", "Nobody has decided about this mail, or it was too long ago.");
        }

        if (mail.CreatedContactId is { } contactId)
        {
            await mediator.Send(new TakeBackContact(contactId), cancellationToken);
        }

        if (mail.CreatedLeadId is { } leadId)
        {
            await mediator.Send(new TakeBackLead(leadId), cancellationToken);
        }

        if (mail.ActivityId is { } activityId)
        {
            await files.Loosen(mail.FileIds, cancellationToken);
            if (await db.Activities.AnyAsync(a => a.Id == activityId && a.DeletionId == Guid.Empty, cancellationToken))
            {
                // Whoever may decide about mails may take it back, also without the right to delete activities.
                user.Become(Caller.System);
                await mediator.Send(new DeleteRecord<Activity>(activityId), cancellationToken);
            }
        }

        (mail.State, mail.ActivityId, mail.DecidedAt, mail.CreatedContactId, mail.CreatedLeadId) = (MessageState.Held, null, null, null, null);
        await mediator.Send(new MailInquiry(mail.Id, MailFate.Waits), cancellationToken);
        return Unit.Value;
    }
}

internal sealed class TakeBackDecisionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/undo", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new TakeBackDecision(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("UndoInboundMail").WithTags("Inbound mail").WithSummary("Take back what was decided about a mail: it waits again")
        .WithDescription("Its activity goes into the bin, and so does the lead or the contact that was made of its sender, unless somebody has changed that since or the caller may not delete it.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(MailPermissions.Decide);
}
