using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Crm.Api;

/// <summary>Builds the host: the same for the server, for operator verbs and for tests.</summary>
public static class CrmApplication
{
    private const string DevelopmentAddress = "http://localhost:5080";

    public static WebApplication Build(string[] args, ModuleCatalog catalog, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = BuiltSpa() });
        configure?.Invoke(builder);
        UseLogFormat(builder);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            // Here and not in launchSettings, which would override ASPNETCORE_URLS.
            builder.WebHost.UseUrls(DevelopmentAddress);
        }

        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.AddCrm(catalog);
        var app = builder.Build();
        app.UseCrm();
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
        return app;
    }

    // A line is one object for whoever collects them; whoever develops reads text. Scopes would repeat addresses, which may hold secrets.
    private static void UseLogFormat(WebApplicationBuilder builder)
    {
        var format = builder.Configuration["Crm:Logs:Format"] ?? (builder.Environment.IsDevelopment() ? "text" : "json");
        if (string.Equals(format, "json", StringComparison.OrdinalIgnoreCase))
        {
            builder.Logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
    }

    // A checkout serves what Vite has built in place; a published application brings it in wwwroot.
    private static string? BuiltSpa()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Crm.sln")))
            {
                var built = Path.Combine(folder.FullName, "frontend", "dist");
                return Directory.Exists(built) ? built : null;
            }
        }

        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return Directory.Exists(published) ? published : null;
    }

    private static void Announce(WebApplication app)
    {
        // The tool that writes the API document starts the application on a server without addresses.
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"The CRM is ready: {address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)}");
        }
    }
}
