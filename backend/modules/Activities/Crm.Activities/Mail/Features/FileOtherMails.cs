using Crm.Activities.Mail.Inbound;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>The mails that were filed beside the first; each can be taken back.</summary>
internal sealed record FiledOthers(IReadOnlyList<Guid> Ids);

/// <summary>What else waits of the sender of a mail goes where that was filed.</summary>
internal sealed record FileOtherMails(Guid Id) : ICommand<FiledOthers>;

internal sealed class FileOtherMailsHandler(ActivitiesDb db, HeldMails held) : IRequestHandler<FileOtherMails, FiledOthers>
{
    /// <summary>More than one sender has waiting; the next call takes the rest.</summary>
    private const int Most = 100;

    public async Task<FiledOthers> Handle(FileOtherMails request, CancellationToken cancellationToken)
    {
        var mail = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Id && m.IsInbound, cancellationToken) ?? throw new NotFoundException("mail");
        var place = await db.Activities.Where(a => a.Id == mail.ActivityId && a.DeletionId == Guid.Empty)
            .Select(a => new MailPlace(a.ContactId, a.AccountId, null, Array.Empty<Records.Subject>()) { LeadId = a.LeadId, OpportunityId = a.OpportunityId }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new ConflictException("not_decided", "Say first whose this mail is.");
        var others = await held.OthersOf(mail).OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            await held.File(other, place, cancellationToken);
        }

        return new FiledOthers(others.ConvertAll(o => o.Id));
    }
}

internal sealed class FileOtherMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/file-others", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new FileOtherMails(id), ct)))
        .WithName("FileOtherMails").WithTags("Inbound mail").WithSummary("File what else waits of the sender of a mail where that was filed")
        .WithDescription("A hundred at most, the oldest first; `ids` says which, and each is taken back by its own `undo`. 409 `not_decided` where nobody has said whose the mail is.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(MailPermissions.Decide);
}
