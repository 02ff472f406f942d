using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;

namespace Crm.Platform.Events;

/// <summary>Writes a delivery for every (event, handler) into the same commit as the change.</summary>
public sealed class Outbox(CrmDbContext db, EventCatalog catalog, DeliverySignal signal, TimeProvider clock)
{
    private bool wrote;

    /// <param name="others">Entities that the change tracker does not know.</param>
    internal void Collect(IEnumerable<Entity> others)
    {
        // Changes have just been detected for the history; looking again costs as much as saving.
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entity in db.ChangeTracker.Entries<Entity>().Select(e => e.Entity).Concat(others).ToList())
        {
            foreach (var happened in entity.TakeEvents())
            {
                Add(happened);
            }
        }

        db.ChangeTracker.AutoDetectChangesEnabled = detects;
    }

    /// <summary>For bulk work that has no entity to raise it.</summary>
    public void Add(IEvent happened)
    {
        var type = happened.GetType();
        var eventId = Guid.CreateVersion7();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var subscription in catalog.For(type))
        {
            db.Add(new Delivery
            {
                EventId = eventId,
                EventName = EventCatalog.NameOf(type),
                Handler = subscription.Name,
                Payload = JsonSerializer.Serialize(happened, type, JsonColumn.Options),
                CreatedAt = now,
                NextAttemptAt = now,
            });
            wrote = true;
        }
    }

    internal void Committed()
    {
        if (wrote)
        {
            wrote = false;
            signal.Wake();
        }
    }

    internal void Abandon() => wrote = false;
}
