using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Crm.Api.Tests.Mailing;

/// <summary>A mail server on this machine that keeps what it is given and misbehaves as a test asks, by the recipient's local part or altogether.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();

    public SmtpSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<Received> Mails { get; } = [];

    public int Connections => connections;

    /// <summary>The answer to MAIL FROM; null is fine.</summary>
    public string? Sender { get; set; }

    /// <summary>Says nothing at all when somebody connects.</summary>
    public bool Hangs { get; set; }

    /// <summary>Closes every connection in the middle of a mail.</summary>
    public bool Drops { get; set; }

    /// <summary>The answers to RCPT TO by local part, one after the other; the last one stays.</summary>
    public ConcurrentDictionary<string, Queue<string>> Recipients { get; } = new(StringComparer.Ordinal);

    private int connections;

    public void Dispose()
    {
        stopped.Cancel();
        listener.Dispose();
        stopped.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopped.Token);
                Interlocked.Increment(ref connections);
                _ = Serve(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test has ended.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var connection = client;
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            var writer = new StreamWriter(connection.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await using (writer)
            {
                if (Hangs)
                {
                    await Task.Delay(Timeout.Infinite, stopped.Token);
                }

                await writer.WriteLineAsync("220 sink ready");
                await Talk(reader, writer);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        var recipient = "";
        while (await reader.ReadLineAsync(stopped.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "MAIL":
                    await writer.WriteLineAsync(Sender ?? "250 OK");
                    break;
                case "RCPT":
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
                    await writer.WriteLineAsync(AnswerTo(recipient.Split('@')[0]));
                    break;
                case "DATA" when Drops:
                    return;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Mails.Enqueue(new Received(recipient, await Read(reader)));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 sink");
                    break;
            }
        }
    }

    private string AnswerTo(string localPart)
    {
        if (!Recipients.TryGetValue(localPart, out var answers))
        {
            return "250 OK";
        }

        lock (answers)
        {
            return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }
    }

    private async Task<string> Read(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stopped.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>One mail, as it came over the wire.</summary>
    internal sealed record Received(string Recipient, string Text)
    {
        public string Head => Text[..Text.IndexOf("\n\n", StringComparison.Ordinal)];

        /// <summary>The header lines, unfolded, by name.</summary>
        public ILookup<string, string> Headers => Head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n')
            .Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l.Length > 1 ? l[1] : "", StringComparer.OrdinalIgnoreCase);
    }
}
