namespace Crm.Platform.Notifications;

/// <summary>Wakes the worker that mails notifications, where one should not wait for the next look.</summary>
internal sealed class NotificationMailSignal : IDisposable
{
    private readonly SemaphoreSlim ready = new(0);

    public void Wake() => ready.Release();

    /// <summary>Waits for a call or the time; any number of calls meanwhile are one.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        if (await ready.WaitAsync(atMost, ct))
        {
            while (await ready.WaitAsync(TimeSpan.Zero, ct))
            {
            }
        }
    }

    public void Dispose() => ready.Dispose();
}
