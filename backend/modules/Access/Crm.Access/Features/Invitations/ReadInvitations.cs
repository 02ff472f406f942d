using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Invitations;

/// <summary>One page of invitations, the newest first, also those that have ended.</summary>
internal sealed record ListInvitations(int Limit, string? Cursor) : IQuery<Page<InvitationResponse>>;

/// <summary>One invitation.</summary>
internal sealed record GetInvitation(Guid Id) : IQuery<InvitationResponse>;

internal sealed class ReadInvitationsHandler(AccessDb access, TimeProvider clock)
    : IRequestHandler<ListInvitations, Page<InvitationResponse>>, IRequestHandler<GetInvitation, InvitationResponse>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Page<InvitationResponse>> Handle(ListInvitations request, CancellationToken ct)
    {
        var invitations = access.Invitations.AsNoTracking();
        if (Latest.After(request.Cursor) is var (at, id))
        {
            invitations = invitations.Where(i => i.CreatedAt <= at && (i.CreatedAt < at || i.Id < id));
        }

        var limit = Latest.Checked(request.Limit);
        var rows = await invitations.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(limit + 1).ToListAsync(ct);
        return Latest.Page(rows, limit, i => (i.CreatedAt, i.Id), i => InvitationResponse.Of(i, Now));
    }

    public async Task<InvitationResponse> Handle(GetInvitation request, CancellationToken ct) =>
        InvitationResponse.Of(await access.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, ct) ?? throw new NotFoundException("invitation"), Now);
}

internal sealed class ReadInvitationsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitations", async (IMediator mediator, CancellationToken ct, int limit = ListQuery.DefaultLimit, string? cursor = null) =>
                TypedResults.Ok(await mediator.Send(new ListInvitations(limit, cursor), ct)))
            .WithName("ListInvitations").WithTags("Invitations").WithSummary("List invitations, the newest first")
            .Requires(AccessPermissions.ManageUsers);

        routes.MapGet("/invitations/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetInvitation(id), ct)))
            .WithName("GetInvitation").WithTags("Invitations").WithSummary("Read one invitation")
            .Requires(AccessPermissions.ManageUsers);
    }
}
