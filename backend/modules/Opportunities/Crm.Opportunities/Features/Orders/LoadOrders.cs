using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Persistence;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Orders;

/// <summary>Takes up to a thousand orders from another system: new ones are written, changed ones replaced, the same again changes nothing.</summary>
internal sealed record LoadOrders(string Source, IReadOnlyList<OrderInput> Orders) : ICommand<Loaded>;

/// <summary>What became of what was sent.</summary>
internal sealed record Loaded(int Created, int Updated, int Unchanged, long Lines);

internal sealed class LoadOrdersHandler(OpportunitiesDb db, BulkRows bulk, UnitOfWork unit, CustomerBook customers, FeedBook feeds, TimeProvider clock) : IRequestHandler<LoadOrders, Loaded>
{
    public const int Most = 1000;

    public async Task<Loaded> Handle(LoadOrders request, CancellationToken cancellationToken)
    {
        Check(request);
        var now = clock.GetUtcNow().UtcDateTime;
        var keys = request.Orders.Select(o => o.Key).ToList();
        var known = await db.Of<Order>().Where(o => o.Source == request.Source && EF.Parameter(keys).Contains(o.Key)).ToDictionaryAsync(o => o.Key, StringComparer.Ordinal, cancellationToken);
        await customers.Read(request.Source, request.Orders.Select(o => CustomerBook.KeyOf(o.CustomerKey, o.AccountId)).OfType<string>(), cancellationToken);
        var (created, updated, lines) = (new List<Order>(), new List<Order>(), new List<OrderLine>());
        foreach (var input in request.Orders)
        {
            var digest = input.Digest();
            var order = known.GetValueOrDefault(input.Key);
            if (order?.Digest == digest)
            {
                continue;
            }

            (order is null ? created : updated).Add(order ??= new Order { Source = request.Source, Key = input.Key, Currency = input.Currency, Digest = digest });
            Write(order, input, digest, now, lines);
            order.CustomerId = CustomerBook.KeyOf(input.CustomerKey, input.AccountId) is { } key ? customers.Of(request.Source, key, input.CustomerName, input.AccountId).Id : null;
        }

        if (updated.Count > 0)
        {
            await unit.Begin(cancellationToken);
            var old = updated.ConvertAll(o => o.Id);
            await db.Of<OrderLine>().Where(l => EF.Parameter(old).Contains(l.OrderId)).ExecuteDeleteAsync(cancellationToken);
        }

        bulk.Add<Order>(created);
        bulk.Add<OrderLine>(lines);
        await feeds.Report(request.Source, FeedBook.Orders, now, cancellationToken);
        return new Loaded(created.Count, updated.Count, request.Orders.Count - created.Count - updated.Count, lines.Count);
    }

    private static void Write(Order order, OrderInput input, string digest, DateTime now, List<OrderLine> lines)
    {
        order.Number = input.Number;
        order.OrderedAt = input.OrderedAt.UtcDateTime;
        order.PromisedOn = input.PromisedOn;
        order.DeliveredOn = input.DeliveredOn;
        order.State = input.StateNow;
        order.Currency = input.Currency;
        order.Digest = digest;
        order.ReportedAt = now;
        (order.AmountMinor, order.SoldMinor, order.SoldLines, order.RepeatedLines, order.LineCount) = (0, 0, 0, 0, input.Lines.Count);
        var said = new HashSet<OrderLineInput>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var line = input.Lines[i];
            var amount = line.AmountMinor(input.Currency);
            var repeats = !said.Add(line);
            lines.Add(new OrderLine
            {
                OrderId = order.Id, Position = i + 1, ProductCode = line.ProductCode, Description = line.Description, Quantity = Exact.Millionths(line.Quantity),
                UnitPrice = Exact.Millionths(line.UnitPrice), AmountMinor = amount, Repeats = repeats,
            });
            order.AmountMinor += amount;
            order.RepeatedLines += repeats ? 1 : 0;
            if (line is { Quantity: > 0, UnitPrice: > 0 } && order.State != OrderState.Cancelled)
            {
                order.SoldLines++;
                order.SoldMinor += amount;
            }
        }
    }

    private static void Check(LoadOrders request)
    {
        var errors = new InputErrors();
        Batches.Check(request.Source, request.Orders.Count, Most, "orders", errors);
        Batches.Distinct(request.Orders.Select(o => o.Key), "orders", errors);
        for (var i = 0; i < request.Orders.Count && i < Most; i++)
        {
            request.Orders[i].Check($"orders[{i}]", errors);
        }

        errors.ThrowIfAny();
    }
}

/// <summary>What every batch of facts is asked.</summary>
internal static class Batches
{
    public static void Check(string? source, int count, int most, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(source) || source.Length > OrderConfigurations.MaxSource)
        {
            errors.Add("source", $"Name the system that keeps them, in {OrderConfigurations.MaxSource} characters at most.");
        }

        if (count is 0 || count > most)
        {
            errors.Add(path, $"Send between 1 and {most} at once.");
        }
    }

    public static void Distinct(IEnumerable<string> keys, string path, InputErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, index) in keys.Select((k, i) => (k, i)).Where(k => k.k is not null && !seen.Add(k.k)).Take(10))
        {
            errors.Add($"{path}[{index}].key", $"The key {key} is in this batch twice.");
        }
    }
}

internal sealed class LoadOrdersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/batch", async (LoadOrders body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("LoadOrders").WithTags("Orders").WithSummary($"Bring up to {LoadOrdersHandler.Most} orders from another system")
        .WithDescription("Orders are facts of the system that keeps them: known by its name (`source`) and their `key` there, replaced as a whole when they have changed, and left alone when the same is sent again. "
            + "All of a batch is one commit; where anything in it cannot be read, nothing is written. A customer who is no account yet is kept by `customerKey`; as soon as an account has that external id of the same source, the orders are its own.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).Requires(OrderPermissions.Load);
}
