using System.Net;
using System.Text;
using System.Text.Json;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Operation;

/// <summary>What leaves the process for operators: metrics and traces under their documented names, logs as JSON, and in none of them a value of a record.</summary>
[Parallelizable(ParallelScope.Self)]
[Category("AnyEngine")]
public sealed class TelemetryTests
{
    private const string Mark = "Qxpersonal";

    private static readonly string[] Metrics =
        ["http.server.request.duration", "crm.deliveries.waiting", "crm.deliveries.age", "crm.deliveries.dead", "crm.deliveries.handled", "crm.jobs.open", "crm.jobs.portions", "crm.jobs.items", "crm.mails", "crm.live.streams", "crm.cache.lookups",
         "microsoft.entityframeworkcore.active_dbcontexts", "kestrel.active_connections", "dotnet.gc.pause.time"];

    [Test]
    public async Task Telemetry_SwitchedOn_TellsNamesAndNoValues_AndLogsAreJson()
    {
        using var collector = new Collector();
        var database = await CrmHost.NewDatabase();
        var server = await CrmProcess.Start(database,
            ("Crm:Telemetry:Endpoint", collector.Address), ("Crm:Telemetry:IntervalSeconds", "1"), ("Crm:Logs:Format", "json"), ("Logging:LogLevel:Default", "Information"), ("Logging:LogLevel:Crm", "Trace"));
        await using (server)
        {
            using var client = server.Client();
            await client.SignInAs("administrator");
            var rep = server.Client();
            await rep.SignInAs("sales-rep");
            var made = await client.Create("contacts", new { familyName = $"{Mark}ova", emails = new[] { new { address = $"{Mark}@telemetry.example" } }, ownerId = (Guid)(await rep.Session())["user"]!["id"]! });
            await client.Get($"/api/v1/contacts?q={Mark}");
            await client.Get($"/api/v1/contacts?sort={Mark}");
            await client.Post("/api/v1/contacts", $"{{\"familyName\":\"{Mark}\",\"{Mark}\":1}}");
            await client.Get($"/p/{Mark}");
            var file = await client.Upload("/api/v1/imports", "people.csv", Encoding.UTF8.GetBytes($"Family name\n{Mark}imported\n"), ("recordType", "contact"));
            var columns = file.Json["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
            await client.Post($"/api/v1/imports/{file.Json["id"]}/run", new { columns });
            for (var i = 0; i < 200 && !(Metrics.All(m => collector.Holds("metrics", m)) && collector.Holds("traces", "crm.job")); i++)
            {
                await Task.Delay(100);
            }

            server.Ask();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await server.Ended(limit.Token);
            rep.Dispose();

            Assert.That(Metrics.Where(m => !collector.Holds("metrics", m)), Is.Empty, "documented and not sent");
            Assert.That(new[] { "crm.delivery", "crm.job", "crm.handler", "http.route" }.Where(s => !collector.Holds("traces", s)), Is.Empty);
            Assert.That((collector.Holds("metrics", Mark), collector.Holds("traces", Mark)), Is.EqualTo((false, false)), "a value went out");
            Assert.That(collector.Holds("traces", made["id"]!.ToString()), Is.False, "routes go out, addresses do not");
        }

        var lines = server.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).ToList();
        Assert.That(lines, Is.Not.Empty);
        foreach (var line in lines)
        {
            using var parsed = JsonDocument.Parse(line);
            Assert.That(parsed.RootElement.TryGetProperty("Message", out _), Is.True, line);
        }

        Assert.That(server.Log.ToString(), Does.Not.Contain(Mark));
    }

    /// <summary>Takes what an OTLP exporter sends over HTTP; names stand in it as they are.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Dictionary<string, StringBuilder> taken = new(StringComparer.Ordinal) { ["metrics"] = new(), ["traces"] = new() };

        public Collector()
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            }

            listener.Prefixes.Add(Address + "/");
            listener.Start();
            _ = Take();
        }

        public string Address { get; }

        public bool Holds(string kind, string text)
        {
            lock (taken)
            {
                return taken[kind].ToString().Contains(text, StringComparison.Ordinal);
            }
        }

        public void Dispose() => listener.Close();

        private async Task Take()
        {
            try
            {
                while (true)
                {
                    var call = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await call.Request.InputStream.CopyToAsync(body);
                    lock (taken)
                    {
                        taken[call.Request.Url!.Segments[^1]].Append(Encoding.Latin1.GetString(body.ToArray())).Append('\n');
                    }

                    call.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
