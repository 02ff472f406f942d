using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Crm.Testing;

/// <summary>The server as it is started in earnest, in a process of its own that can be killed at any moment.</summary>
public sealed class CrmProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;

    private CrmProcess(Process process, Uri address, StringWriter log)
    {
        this.process = process;
        Address = address;
        Log = log;
    }

    public Uri Address { get; }

    /// <summary>All that it has printed.</summary>
    public StringWriter Log { get; }

    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    public static async Task<CrmProcess> Start(TestDatabase database, params (string Name, string Value)[] settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Crm.Api.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        (string Name, string Value)[] all =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", address.ToString()), ("Logging:LogLevel:Default", "Warning"),
            ("Crm:DataPath", database.Folder), ("Crm:Database:Provider", database.Provider.ToString()), ("Crm:Database:ConnectionString", database.ConnectionString),
            ("Crm:SignIn:HashIterations", "1000"), ("Crm:Rates:PerCaller", "0"), ("Crm:Rates:PerAddress", "0"), .. settings,
        ];
        foreach (var (name, value) in all)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var log = new StringWriter();
        var started = Process.Start(start)!;
        var server = new CrmProcess(started, address, log);
        started.OutputDataReceived += (_, line) => server.Keep(line.Data);
        started.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var i = 0; i < 600 && !started.HasExited; i++)
        {
            try
            {
                if ((await client.GetAsync(new Uri(address, "/health/ready"))).StatusCode == HttpStatusCode.OK)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"The server did not become ready: {log}");
    }

    public CrmClient Client() => new(new HttpClient { BaseAddress = Address });

    /// <summary>SIGKILL: it learns of nothing and tidies nothing up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as service managers send it; the server ends by itself.</summary>
    public void Ask() => _ = SendSignal(process.Id, Terminate);

    public Task Ended(CancellationToken ct) => process.WaitForExitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        lock (Log)
        {
            Log.WriteLine(line);
        }
    }
}
