using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Employments;

/// <summary>Makes a present employment the main one; the one that was it goes on beside.</summary>
internal sealed record MakeEmploymentPrimary(Guid ContactId, Guid RelationId) : ICommand;

internal sealed class MakeEmploymentPrimaryHandler(ContactsDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MakeEmploymentPrimary, Unit>
{
    private static readonly HashSet<string> NothingElse = [];

    public async Task<Unit> Handle(MakeEmploymentPrimary request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.Reach(user, "contacts.read").FirstOrDefaultAsync(c => c.Id == request.ContactId && c.DeletionId == Guid.Empty, cancellationToken)
            ?? throw new NotFoundException("contact");
        var relation = await db.Relations.FirstOrDefaultAsync(r => r.Id == request.RelationId && r.FromContactId == contact.Id && r.DeletionId == Guid.Empty, cancellationToken)
            ?? throw new NotFoundException("employment");
        if (!user.Covers("contacts.edit", contact) || user.RightOn("contact.accountId") != FieldRight.Edit)
        {
            throw new ForbiddenException("You may see this contact but not change where the person works.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (!relation.IsEmployment || relation.IsPast(DateOnly.FromDateTime(now)))
        {
            throw new ConflictException("employment_past", "Only a present employment can be the main one.");
        }

        var before = contact.Employment;
        contact.WorksFor(relation, NothingElse);
        relation.Delete(now);
        if (before is not null)
        {
            db.Relations.Add(Relation.EmploymentOf(contact, before));
        }

        return Unit.Value;
    }
}

internal sealed class MakeEmploymentPrimaryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/contacts/{id:guid}/employments/{relationId:guid}/primary", async (Guid id, Guid relationId, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
        {
            await mediator.Send(new MakeEmploymentPrimary(id, relationId), ct);
            answers.TellChangeSet(http);
            return TypedResults.Ok(await mediator.Send(new ListEmployments(id), ct));
        })
        .WithName("MakeEmploymentPrimary").WithTags("Relations").WithSummary("Make a present employment the main one")
        .WithDescription("The contact's own fields say it from now on; the employment that was the main one goes on beside it.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("contacts.edit");
}
