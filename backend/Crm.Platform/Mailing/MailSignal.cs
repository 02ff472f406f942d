namespace Crm.Platform.Mailing;

/// <summary>Wakes the mail worker of this process at once; the slow poll finds what other instances wrote.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim ready = new(0);

    public void Wake() => ready.Release();

    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        if (await ready.WaitAsync(atMost, ct))
        {
            // Any number of calls meanwhile are one look.
            while (await ready.WaitAsync(TimeSpan.Zero, ct))
            {
            }
        }
    }

    public void Dispose() => ready.Dispose();
}
