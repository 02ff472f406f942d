namespace Crm.Platform.Events;

/// <summary>Wakes the worker of this process at once; the slow poll finds what other instances wrote.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim ready = new(0, 1);

    public void Wake()
    {
        try
        {
            ready.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake: one signal stands for any number of deliveries.
        }
    }

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => ready.WaitAsync(atMost, ct);

    public void Dispose() => ready.Dispose();
}
