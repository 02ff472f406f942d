using System.Linq.Expressions;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Telemetry;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Events;

/// <summary>How events are delivered: section <c>Crm:Deliveries</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Seconds after which a delivery of a process that has died is tried elsewhere.</summary>
    public double LeaseSeconds { get; set; } = 60;
}

/// <summary>Delivers what is due: each (event, handler) in its own scope, its effects and its mark in one commit.</summary>
public sealed partial class Deliverer(IServiceScopeFactory scopes, EventCatalog catalog, IOptions<DeliveryOptions> options, ILogger<Deliverer> logger)
{
    public const int MaxAttempts = 10;
    private const int BatchSize = 50;

    private static readonly Expression<Func<Delivery, bool>> Open = d => d.DoneAt == null && d.DeadAt == null;

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Handles up to one batch and answers how many deliveries were tried.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        List<Guid> due;
        DateTime now;
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            now = await DatabaseClock.UtcNow(db, ct);
            due = await db.Set<Delivery>().Where(Open)
                .Where(d => d.NextAttemptAt <= now && (d.LeaseUntil == null || d.LeaseUntil < now))
                .OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Select(d => d.Id).Take(BatchSize).ToListAsync(ct);
        }

        var tried = 0;
        foreach (var id in due)
        {
            tried += await TryDeliver(id, ct) ? 1 : 0;
        }

        return tried;
    }

    private async Task<bool> TryDeliver(Guid id, CancellationToken ct)
    {
        var token = Guid.CreateVersion7();
        if (!await Claim(id, token, ct))
        {
            return false;
        }

        try
        {
            await Deliver(id, token, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Release(id, token);
            throw;
        }
        catch (Exception e)
        {
            await Failed(id, token, e, ct);
        }

        return true;
    }

    private async Task<bool> Claim(Guid id, Guid token, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var now = await DatabaseClock.UtcNow(db, ct);
            var until = now + Lease;
            return await db.Set<Delivery>().Where(Open)
                .Where(d => d.Id == id && (d.LeaseUntil == null || d.LeaseUntil < now))
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.LeaseToken, token).SetProperty(d => d.LeaseUntil, until), ct) == 1;
        }
    }

    private async Task Deliver(Guid id, Guid token, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<CrmDbContext>();
            var delivery = await db.Set<Delivery>().SingleAsync(d => d.Id == id && d.LeaseToken == token, ct);
            var subscription = catalog.Named(delivery.Handler)
                ?? throw new InvalidOperationException($"No handler is called {delivery.Handler} any more.");
            using var span = CrmTelemetry.Spans.StartActivity("crm.delivery");
            span?.SetTag("crm.delivery.id", id).SetTag("crm.handler", subscription.Name);
            var happened = JsonSerializer.Deserialize(delivery.Payload, subscription.Event, JsonColumn.Options)!;
            await services.GetRequiredService<UnitOfWork>().Run(async () =>
            {
                await Call(services.GetRequiredService(subscription.Handler), (IEvent)happened, subscription.Event, ct);
                delivery.DoneAt = await DatabaseClock.UtcNow(db, ct);
                delivery.LeaseToken = null;
                delivery.Attempts++;
                return Unit.Value;
            }, ct);
            CrmTelemetry.Deliveries.Add(1, new("handler", subscription.Name), new("outcome", "done"));
        }
    }

    private static Task Call(object handler, IEvent happened, Type eventType, CancellationToken ct) =>
        (Task)typeof(INotificationHandler<>).MakeGenericType(eventType).GetMethod(nameof(INotificationHandler<>.Handle))!
            .Invoke(handler, System.Reflection.BindingFlags.DoNotWrapExceptions, binder: null, [happened, ct], culture: null)!;

    // The process stops in good order: whoever comes next need not wait for the lease to run out.
    private async Task Release(Guid id, Guid token)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<Delivery>().Where(d => d.Id == id && d.LeaseToken == token)
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.LeaseToken, (Guid?)null).SetProperty(d => d.LeaseUntil, (DateTime?)null), CancellationToken.None);
        }
    }

    private async Task Failed(Guid id, Guid token, Exception e, CancellationToken ct)
    {
        LogFailure(logger, id, e);
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var delivery = await db.Set<Delivery>().SingleOrDefaultAsync(d => d.Id == id && d.LeaseToken == token, ct);
            if (delivery is null)
            {
                return; // The lease ran out and another instance took it over.
            }

            CrmTelemetry.Deliveries.Add(1, new("handler", delivery.Handler), new("outcome", "failed"));
            var now = await DatabaseClock.UtcNow(db, ct);
            delivery.Attempts++;
            delivery.Error = e.Message;
            delivery.LeaseToken = null;
            delivery.LeaseUntil = null;
            delivery.NextAttemptAt = now + BackOff(delivery.Attempts);
            delivery.DeadAt = delivery.Attempts >= MaxAttempts ? now : null;
            if (delivery.DeadAt is not null && delivery.EventName != EventCatalog.NameOf(typeof(DeliveryDied)))
            {
                var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
                outbox.Add(new DeliveryDied(delivery.Id, delivery.EventName, delivery.Handler, now));
            }

            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>1 s, 2 s, 4 s ... at most 10 minutes.</summary>
    internal static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, attempts - 1)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} failed")]
    private static partial void LogFailure(ILogger logger, Guid deliveryId, Exception exception);
}
