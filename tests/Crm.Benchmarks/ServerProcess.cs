using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Crm.Benchmarks;

/// <summary>The server as it is started in earnest, in a process of its own: what it takes in memory and processor time is its alone.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly BenchClients clients;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        clients = new BenchClients(address);
    }

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

    public static async Task<ServerProcess> Start(BenchDatabase database)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Crm.Api.dll")]) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in database.Settings())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["Logging__LogLevel__Crm"] = "Error";
        var started = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var server = new ServerProcess(started, address);
        using var client = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            try
            {
                await client.GetStringAsync(new Uri(address, "/api/v1/session"));
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

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
