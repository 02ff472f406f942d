using Microsoft.AspNetCore.Http;

namespace Crm.Leads.Capture;

/// <summary>Which pages of others may talk to us.</summary>
internal static class FormOrigins
{
    private const int MaxOrigin = 200;

    /// <summary>Whether it is an origin as browsers send it: scheme, host and port, nothing else.</summary>
    public static bool LooksRight(string origin) => origin.Length <= MaxOrigin && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.GetLeftPart(UriPartial.Authority) == origin && uri.UserInfo.Length == 0 && !origin.Contains(';', StringComparison.Ordinal);

    /// <summary>Lets the page read the answer where it is one of those that may; also a refusal, which is written anew.</summary>
    public static void Allow(HttpContext http, IReadOnlyCollection<string> origins)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var allowed = origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Append("Vary", "Origin");
            if (allowed)
            {
                var headers = http.Response.Headers;
                headers.AccessControlAllowOrigin = origin;
                headers.AccessControlAllowMethods = "POST, DELETE";
                headers.AccessControlAllowHeaders = "content-type, idempotency-key";
                headers.AccessControlMaxAge = "600";
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Whether it comes from a page that may not: programs name no origin, and our own pages are no others'.</summary>
    public static bool IsForeign(HttpContext http, IReadOnlyCollection<string> origins)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length > 0 && !origins.Contains(origin, StringComparer.OrdinalIgnoreCase) && !origin.Equals($"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
