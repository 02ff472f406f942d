namespace Crm.Kernel;

/// <summary>Anything with an identity of its own that may raise events.</summary>
public abstract class Entity
{
    private List<IEvent>? events;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    protected void Raise(IEvent happened) => (events ??= []).Add(happened);

    /// <summary>Hands over the events raised since the last call, so that each is written once.</summary>
    public IReadOnlyList<IEvent> TakeEvents()
    {
        if (events is null)
        {
            return [];
        }

        var taken = events;
        events = null;
        return taken;
    }
}
