using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>One page of the sign-ins of a user, the latest first, also those that failed.</summary>
internal sealed record ListSignIns(Guid UserId, int Limit, string? Cursor) : IQuery<Page<SignInResponse>>;

/// <summary>One attempt to sign in.</summary>
internal sealed class SignInResponse
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required SignInOutcome Outcome { get; init; }

    /// <summary>By what; null of old ones.</summary>
    public SignInMethod? Method { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The network address from which it came.</summary>
    public string? Address { get; init; }
}

internal sealed class ListSignInsHandler(AccessDb access) : IRequestHandler<ListSignIns, Page<SignInResponse>>
{
    public async Task<Page<SignInResponse>> Handle(ListSignIns request, CancellationToken ct)
    {
        var limit = Latest.Checked(request.Limit);
        var records = access.SignIns.AsNoTracking().Where(s => s.UserId == request.UserId);
        if (Latest.After(request.Cursor) is var (at, id))
        {
            records = records.Where(s => s.At <= at && (s.At < at || s.Id < id));
        }

        var rows = await records.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(limit + 1).ToListAsync(ct);
        return Latest.Page(rows, limit, s => (s.At, s.Id), Show);
    }

    private static SignInResponse Show(SignInRecord record) =>
        new() { Id = record.Id, At = record.At, Outcome = record.Outcome, Method = record.Method, UserAgent = record.UserAgent, Address = record.Address };
}

internal sealed class ListSignInsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-ins", async (AccessDb access, ICurrentUser user, IMediator mediator, CancellationToken ct, int limit = ListQuery.DefaultLimit, string? cursor = null) =>
                TypedResults.Ok(await mediator.Send(new ListSignIns((await access.Person(user, ct)).Id, limit, cursor), ct)))
            .WithName("ListMySignIns").WithTags("Session").WithSummary("Your sign-ins of the last 180 days, the latest first, also failed ones")
            .RequiresSignIn();

        routes.MapGet("/users/{id:guid}/sign-ins", async (Guid id, IMediator mediator, CancellationToken ct, int limit = ListQuery.DefaultLimit, string? cursor = null) =>
                TypedResults.Ok(await mediator.Send(new ListSignIns(id, limit, cursor), ct)))
            .WithName("ListUserSignIns").WithTags("Users").WithSummary("A user's sign-ins of the last 180 days, the latest first, also failed ones")
            .Requires(AccessPermissions.ManageUsers);
    }
}
