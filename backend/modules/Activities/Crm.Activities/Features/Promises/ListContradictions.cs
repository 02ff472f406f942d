using Crm.Activities.Domain;
using Crm.Activities.Promises;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.Promises;

/// <summary>Lists promises that contradict each other: to one customer, or one promise's.</summary>
internal sealed record ListContradictions(Guid? AccountId, Guid? ContactId, Guid? PromiseId) : IQuery<ContradictionList>;

/// <summary>What two or more of us have promised one customer otherwise.</summary>
internal sealed class ContradictionList
{
    public required IReadOnlyList<ContradictionGroup> Items { get; init; }
}

/// <summary>Promises of one subject that cannot all be kept, the oldest first.</summary>
internal sealed record ContradictionGroup(string Subject, IReadOnlyList<PromiseLine> Promises);

internal sealed class ListContradictionsHandler(ActivitiesDb db, IMediator mediator, ReferenceLabels labels, ICurrentUser user) : IRequestHandler<ListContradictions, ContradictionList>
{
    private const int Most = 1000;

    public async Task<ContradictionList> Handle(ListContradictions request, CancellationToken cancellationToken)
    {
        var one = request.PromiseId is { } id ? await mediator.Send(new GetRecord<Promise>(id), cancellationToken) : null;
        var (account, contact) = one is null ? (request.AccountId, request.ContactId) : (one.AccountId, one.AccountId is null ? one.ContactId : null);
        if (account is null == contact is null && one is null)
        {
            throw new InvalidInputException("accountId", "Give either accountId or contactId.");
        }

        var candidates = await db.Promises.AsNoTracking().Reach(user, "promises.read")
            .Where(p => p.DeletionId == Guid.Empty && (account != null ? p.AccountId == account : p.ContactId == contact)).OrderByDescending(p => p.Id).Take(Most).ToListAsync(cancellationToken);
        var groups = Contradictions.Among(candidates).ToList();
        if (one is not null)
        {
            groups = [.. groups.Where(g => g.Any(p => p.Id == one.Id)).Select(g => (IReadOnlyList<Promise>)[.. g.Where(p => Contradictions.Contradict(one, p))])];
        }

        var lines = await PromiseLine.Of(groups.SelectMany(g => g), labels, cancellationToken);
        return new ContradictionList { Items = [.. groups.Select(g => new ContradictionGroup(g[0].SubjectKey!, [.. g.Select(p => lines[p.Id])]))] };
    }
}

internal sealed class ListContradictionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/promises/contradictions", async (Guid? accountId, Guid? contactId, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListContradictions(accountId, contactId, PromiseId: null), ct)))
            .WithName("ListContradictions").WithTags("Promises").WithSummary("List promises to a customer that contradict each other")
            .WithDescription("Promises of different colleagues, proposed or confirmed, of one `subjectKey`, for the same time and with another amount, share or day. Give `accountId`, or `contactId` of somebody without an account.")
            .Requires("promises.read");
        routes.MapGet("/promises/{id:guid}/contradictions", async (Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListContradictions(null, null, id), ct)))
            .WithName("ListContradictionsOfPromise").WithTags("Promises").WithSummary("List the promises that contradict this one")
            .Requires("promises.read");
    }
}
