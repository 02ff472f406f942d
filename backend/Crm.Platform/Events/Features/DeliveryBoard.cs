using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Events.Features;

/// <summary>Finds and shows deliveries that have not been done.</summary>
internal sealed class DeliveryBoard(CrmDbContext db, ReferenceLabels labels)
{
    public IQueryable<Delivery> Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => db.Set<Delivery>().Where(d => d.DoneAt == null && d.DeadAt == null),
        DeliveryState.Dead => db.Set<Delivery>().Where(d => d.DiscardedAt == null && d.DeadAt > DateTime.UnixEpoch),
        _ => db.Set<Delivery>().Where(d => d.DiscardedAt > DateTime.UnixEpoch),
    };

    public async Task<Delivery> Get(Guid id, CancellationToken ct) =>
        await db.Set<Delivery>().FirstOrDefaultAsync(d => d.Id == id && d.DoneAt == null, ct) ?? throw new NotFoundException("delivery");

    public async Task<IReadOnlyList<DeliveryResponse>> Show(IReadOnlyList<Delivery> deliveries, bool withPayload, CancellationToken ct)
    {
        var names = await labels.Fetch(deliveries.Where(d => d.DiscardedBy is not null).Select(d => ("user", d.DiscardedBy!.Value)), ct);
        return [.. deliveries.Select(d => Show(d, names.Of("user", d.DiscardedBy), withPayload))];
    }

    private static DeliveryResponse Show(Delivery delivery, string? discardedBy, bool withPayload) => new()
    {
        Id = delivery.Id,
        EventName = delivery.EventName,
        EventId = delivery.EventId,
        Handler = delivery.Handler,
        State = delivery.DiscardedAt is not null ? DeliveryState.Discarded : delivery.DeadAt is not null ? DeliveryState.Dead : DeliveryState.Waiting,
        Attempts = delivery.Attempts,
        Error = delivery.Error,
        OccurredAt = delivery.CreatedAt,
        NextAttemptAt = delivery.DeadAt is null ? delivery.NextAttemptAt : null,
        DiscardedAt = delivery.DiscardedAt,
        DiscardedByName = discardedBy,
        Payload = withPayload ? JsonSerializer.Deserialize<JsonElement>(delivery.Payload) : null,
    };
}
