using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing.Features;

/// <summary>Queues a failed mail again, or one that was held before there was a server.</summary>
internal sealed record RetryMail(Guid Id) : ICommand<MailDetail>;

internal sealed class RetryMailHandler(CrmDbContext db, MailSignal signal, IOptions<MailOptions> options, UnitOfWork unitOfWork, TimeProvider clock)
    : IRequestHandler<RetryMail, MailDetail>
{
    public async Task<MailDetail> Handle(RetryMail request, CancellationToken cancellationToken)
    {
        var mail = await db.Set<Mail>().SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken) ?? throw new NotFoundException("mail");
        if (!options.Value.Delivers)
        {
            throw new ConflictException("mail_not_set_up", "There is no mail server here that mails are sent through. Set one up first: Crm:Mail in the guide to deployment.");
        }

        if (mail.State is not (MailState.Failed or MailState.Held))
        {
            throw new ConflictException("mail_not_failed", "This mail has not failed, so it need not be sent again.");
        }

        mail.State = MailState.Queued;
        mail.Attempts = 0;
        mail.NextAttemptAt = MailSender.AtOnce(clock.GetUtcNow().UtcDateTime);
        unitOfWork.AfterCommit(signal.Wake);
        return MailDetail.Of(mail, options.Value);
    }
}

internal sealed class RetryMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/mails/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RetryMail(id), ct)))
        .WithName("RetryMail").WithTags("Mails").WithSummary("Send a failed or held mail again")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(MailPermissions.Manage);
}
