using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Crm.Benchmarks;

/// <summary>What a case cost: by the second, in milliseconds, in processor time of the server, in bytes.</summary>
internal sealed record Outcome(double PerSecond, double P50, double P95, double CpuMicroseconds, long Bytes, long Memory);

/// <summary>Sends requests that were written beforehand over open connections, with as little work of its own as can be: it shares the processors with the server.</summary>
internal static class Load
{
    private const double WarmUpSeconds = 1.5;

    public static async Task<Outcome> Run(ServerProcess server, IReadOnlyList<byte[]> requests, int connections, double seconds)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Send(server.Address, requests, () => Interlocked.Increment(ref next), WarmUpSeconds))));
        var cpu = server.Cpu;
        var since = Stopwatch.StartNew();
        var sent = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Send(server.Address, requests, () => Interlocked.Increment(ref next), seconds))));
        var took = since.Elapsed.TotalSeconds;
        var times = sent.SelectMany(s => s.Times).Order().ToList();
        return new Outcome(
            times.Count / took, times[times.Count / 2], times[times.Count * 95 / 100], (server.Cpu - cpu).TotalMicroseconds / times.Count, sent.Sum(s => s.Bytes) / times.Count, server.Memory);
    }

    public static byte[] Request(string method, string path, string headers, string? body) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}")
        + (body is null ? "\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}")));

    private static async Task<(List<double> Times, long Bytes)> Send(Uri address, IReadOnlyList<byte[]> requests, Func<int> next, double seconds)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[256 * 1024];
        var times = new List<double>(10_000);
        long bytes = 0;
        var since = Stopwatch.StartNew();
        while (since.Elapsed.TotalSeconds < seconds)
        {
            var before = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[next() % requests.Count]);
            bytes += await Answer(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return (times, bytes);
    }

    // The length of the body; the end of a chunked one is an empty chunk.
    private static async Task<long> Answer(Socket socket, byte[] buffer)
    {
        var filled = 0;
        var head = -1;
        while (head < 0)
        {
            filled += await Receive(socket, buffer.AsMemory(filled));
            head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }

        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        if (headers[9] != '2')
        {
            throw new InvalidOperationException(headers + Encoding.UTF8.GetString(buffer, head, filled - head));
        }

        var at = headers.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var end = headers.IndexOf('\r', at);
            var length = long.Parse(headers.AsSpan(at + 16, (end < 0 ? headers.Length : end) - at - 16), CultureInfo.InvariantCulture);
            for (var left = head + 4 + length - filled; left > 0;)
            {
                left -= await Receive(socket, buffer);
            }

            return length;
        }

        long total = filled - head - 4;
        while (!buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8))
        {
            filled = await Receive(socket, buffer);
            total += filled;
        }

        return total;
    }

    private static async ValueTask<int> Receive(Socket socket, Memory<byte> buffer) =>
        await socket.ReceiveAsync(buffer) is > 0 and var count ? count : throw new InvalidOperationException("The server closed the connection.");
}
