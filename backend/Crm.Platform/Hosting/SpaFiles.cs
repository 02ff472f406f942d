using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Hosting;

/// <summary>Serves the built browser application: hashed files for ever, the page itself never from a cache.</summary>
internal static class SpaFiles
{
    private const string NoncePlaceholder = "__CSP_NONCE__";

    public static StaticFileOptions Options() => new()
    {
        OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
    };

    /// <summary>Every address that is neither a file nor the API is a page of the browser application.</summary>
    public static void MapSpa(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        app.MapFallback("/api/{**path}", () => Results.StatusCode(StatusCodes.Status404NotFound)).OpenToAnyone();
        app.MapFallback(async http =>
        {
            var index = files.GetFileInfo("index.html");
            if (!index.Exists)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                await http.Response.WriteAsync("The browser application has not been built. Start the product with: dotnet run --project backend/Crm.Api");
                return;
            }

            using var reader = new StreamReader(index.CreateReadStream());
            var page = await reader.ReadToEndAsync(http.RequestAborted);
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync(page.Replace(NoncePlaceholder, SecurityHeaders.Nonce(http), StringComparison.Ordinal), http.RequestAborted);
        }).OpenToAnyone();
    }
}
