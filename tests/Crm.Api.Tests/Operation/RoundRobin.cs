using System.Net;
using System.Net.Sockets;

namespace Crm.Api.Tests.Operation;

/// <summary>One address before several servers: each connection goes to the next that answers.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Uri> servers = [];
    private readonly Task accepting;
    private int next;

    public RoundRobin()
    {
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = Accept();
    }

    public Uri Address { get; }

    public void Add(Uri server) => servers.Add(server);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            for (var tried = 0; tried < servers.Count; tried++)
            {
                using var server = new TcpClient();
                var chosen = servers[(int)((uint)Interlocked.Increment(ref next) % (uint)servers.Count)];
                try
                {
                    await server.ConnectAsync(IPAddress.Loopback, chosen.Port, stop.Token);
                }
                catch (SocketException)
                {
                    continue;
                }

                try
                {
                    await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), stop.Token), server.GetStream().CopyToAsync(client.GetStream(), stop.Token));
                }
                catch (Exception e) when (e is IOException or OperationCanceledException)
                {
                    // One of the two has gone.
                }

                return;
            }
        }
    }
}
