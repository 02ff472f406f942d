using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Contacts.Features.Relations;

/// <summary>Lists what a contact or an account is to others, newest first.</summary>
internal sealed record ListRelationsOfParty(Party Party, string? Type, bool? Past, int? Limit, string? Cursor) : IQuery<Page<RelationLine>>;

internal sealed class ListRelationsOfPartyValidator : AbstractValidator<ListRelationsOfParty>
{
    public ListRelationsOfPartyValidator() => RuleFor(l => l.Limit).InclusiveBetween(1, 200);
}

internal sealed class ListRelationsOfPartyHandler(RelationReader reader) : IRequestHandler<ListRelationsOfParty, Page<RelationLine>>
{
    private const int DefaultLimit = 50;

    public Task<Page<RelationLine>> Handle(ListRelationsOfParty request, CancellationToken cancellationToken) =>
        reader.Page(request.Party, request.Type, request.Past, request.Limit ?? DefaultLimit, request.Cursor, cancellationToken);
}

internal sealed class ListRelationsOfPartyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, PartyKind.Contact, "contacts", "ListRelationsOfContact");
        Map(routes, PartyKind.Account, "accounts", "ListRelationsOfAccount");
    }

    private static void Map(IEndpointRouteBuilder routes, PartyKind kind, string resource, string name) => routes
        .MapGet($"/{resource}/{{id:guid}}/relations", async (Guid id, string? type, bool? past, int? limit, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListRelationsOfParty(new Party(kind, id), type, past, limit, cursor), ct)))
        .WithName(name).WithTags("Relations").WithSummary($"List what one of the {resource} is to others")
        .WithDescription("`type` is as this end says it: `type=customerOf` lists its suppliers. `past=true` lists what is over, `past=false` what is not. Whoever sees both ends sees the relation; relations are written at `/relations`.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(RelationPermissions.Read);
}
