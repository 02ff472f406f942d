using Crm.Kernel;
using Crm.Opportunities.CustomerPages;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Hosting;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Opportunities.Features.OrderPages;

/// <summary>Makes an address at which the customer reads how an order stands.</summary>
internal sealed record ShareOrder(Guid AccountId, Guid OrderId) : ICommand<SharedOrder>;

/// <summary>Ends all addresses of an order.</summary>
internal sealed record UnshareOrder(Guid AccountId, Guid OrderId) : ICommand<UnsharedOrder>;

/// <summary>The address; it is shown this once.</summary>
internal sealed record SharedOrder(string Link, DateTime ExpiresAt);

/// <summary>How many addresses do not hold any more.</summary>
internal sealed record UnsharedOrder(int Revoked);

internal sealed class ShareOrderHandler(OpportunitiesDb db, Customers customers, IConfiguration configuration, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShareOrder, SharedOrder>, IRequestHandler<UnshareOrder, UnsharedOrder>
{
    private const int ValidDays = 365;

    public async Task<SharedOrder> Handle(ShareOrder request, CancellationToken cancellationToken)
    {
        await MustBeTheirs(request.AccountId, request.OrderId, cancellationToken);
        var (token, now) = (SecretAddress.New(), clock.GetUtcNow().UtcDateTime);
        var link = new OrderLink { TokenHash = SecretAddress.Hash(token), OrderId = request.OrderId, AccountId = request.AccountId, CreatedAt = now, CreatedBy = user.Id, ExpiresAt = now.AddDays(ValidDays) };
        db.Of<OrderLink>().Add(link);
        return new SharedOrder($"{PublicAddress.Of(configuration)}/o/{token}", link.ExpiresAt);
    }

    public async Task<UnsharedOrder> Handle(UnshareOrder request, CancellationToken cancellationToken)
    {
        await MustBeTheirs(request.AccountId, request.OrderId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var links = await db.Of<OrderLink>().Where(l => l.OrderId == request.OrderId && l.RevokedAt == null && l.ExpiresAt > now).ToListAsync(cancellationToken);
        links.ForEach(l => l.RevokedAt = now);
        return new UnsharedOrder(links.Count);
    }

    private async Task MustBeTheirs(Guid accountId, Guid orderId, CancellationToken ct)
    {
        var ids = (await customers.Visible(accountId, ct)).ConvertAll(c => (Guid?)c);
        if (!await db.Of<Order>().AnyAsync(o => o.Id == orderId && EF.Parameter(ids).Contains(o.CustomerId), ct))
        {
            throw new NotFoundException("order");
        }
    }
}

internal sealed class ShareOrderEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/accounts/{id:guid}/orders/{orderId:guid}/links", async (Guid id, Guid orderId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ShareOrder(id, orderId), ct)))
            .WithName("ShareOrder").WithTags("Orders").WithSummary("Make an address at which the customer reads how an order stands")
            .WithDescription("Without sign-in, in five languages: state, promised and delivered day, lines, and how much came in time in twelve months. The address is answered this once, holds for a year, and ends with `DELETE`.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires("accounts.edit");
        routes.MapDelete("/accounts/{id:guid}/orders/{orderId:guid}/links", async (Guid id, Guid orderId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new UnshareOrder(id, orderId), ct)))
            .WithName("UnshareOrder").WithTags("Orders").WithSummary("End all addresses at which the customer reads an order").ProducesProblem(StatusCodes.Status404NotFound).Requires("accounts.edit");
    }
}
