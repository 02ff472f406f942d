using Crm.Activities.Collisions;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.Collisions;

/// <summary>Lists what colleagues had to do with a customer lately.</summary>
internal sealed record ListRecentTouches(string RecordType, Guid Id, int Days) : IQuery<TouchList>;

/// <summary>What colleagues had to do with a customer, newest first.</summary>
internal sealed class TouchList
{
    public required IReadOnlyList<Touch> Items { get; init; }
}

internal sealed class ListRecentTouchesHandler(RecentTouches touches, RecordScopes scopes, IMediator mediator, ICurrentUser user) : IRequestHandler<ListRecentTouches, TouchList>
{
    private const int MostDays = 90;

    public async Task<TouchList> Handle(ListRecentTouches request, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > MostDays)
        {
            throw new InvalidInputException("days", $"Give a number of days from 1 to {MostDays}.");
        }

        if (!await scopes.IsVisible(request.RecordType, request.Id, user, cancellationToken))
        {
            throw new NotFoundException(request.RecordType);
        }

        if (request.RecordType == "account")
        {
            return new TouchList { Items = await touches.Of([], [request.Id], request.Days, cancellationToken) };
        }

        var accounts = await mediator.Send(new AccountsOfContacts([request.Id]), cancellationToken);
        return new TouchList { Items = await touches.Of([request.Id], [.. accounts.Values], request.Days, cancellationToken) };
    }
}

internal sealed class ListRecentTouchesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "contacts", "contact", "ListRecentTouchesOfContact", "with this person and with others of the same account");
        Map(routes, "accounts", "account", "ListRecentTouchesOfAccount", "with anybody of this account");
    }

    private static void Map(IEndpointRouteBuilder routes, string resource, string recordType, string name, string who) => routes
        .MapGet($"/{resource}/{{id:guid}}/recent-touches", async (Guid id, IMediator mediator, CancellationToken ct, int days = 7) =>
            TypedResults.Ok(await mediator.Send(new ListRecentTouches(recordType, id, days), ct)))
        .WithName(name).WithTags("Activities").WithSummary($"List what colleagues said or wrote lately: {recordType}")
        .WithDescription($"Mails, calls and meetings of others {who}, newest first, 20 at most. Composers ask it before somebody writes; one's own are not in it.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("activities.read");
}
