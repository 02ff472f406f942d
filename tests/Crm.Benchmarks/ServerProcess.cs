using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Crm.Benchmarks;

/// <summary>A server as it is started in earnest, in a process of its own: what it takes in memory and processor time is its alone.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly string RuntimeFile = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"crm-bench-runtime-{Environment.ProcessId}"));
    private readonly Process process;
    private readonly BenchClients clients;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        clients = new BenchClients(address);
    }

    public Uri Address { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds of the machine's memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What its runtime says of itself; at most 200 ms old.</summary>
    public RuntimeFigures Runtime => RuntimeFigures.Read(RuntimeFile);

    /// <summary>The published application.</summary>
    public static Task<ServerProcess> Start(BenchDatabase database) =>
        Start([Path.Combine(database.App, "Crm.Api.dll")], database.Environment(), "/api/v1/session");

    /// <summary>The bare counterpart of what it answers.</summary>
    public static Task<ServerProcess> StartBare(BenchDatabase database, string plan) =>
        Start([Path.Combine(AppContext.BaseDirectory, "Crm.Benchmarks.dll"), "bare", database.Provider.ToString(), database.ConnectionString, plan], [], "/ready");

    private static async Task<ServerProcess> Start(string[] arguments, IEnumerable<KeyValuePair<string, string?>> environment, string ready)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", arguments);
        foreach (var (name, value) in environment.Append(new("ASPNETCORE_URLS", address.ToString())).Append(new("DOTNET_STARTUP_HOOKS", typeof(ServerProcess).Assembly.Location)).Append(new(StartupHook.FileVariable, RuntimeFile)))
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var server = new ServerProcess(started, address);
        using var client = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            try
            {
                await client.GetStringAsync(new Uri(address, ready));
                return server;
            }
            catch (HttpRequestException) when (!started.HasExited)
            {
                await Task.Delay(200);
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("The server did not answer.");
    }

    public Task<HttpClient> As(string who) => clients.As(who);

    public Task<string> HeadersOf(string who) => clients.HeadersOf(who);

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(RuntimeFile);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
