using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>Headers that keep a browser from doing what the product never asks it to. They are set last, so that no answer, not even a problem, goes without.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "Crm.CspNonce";

    // What the API answers is data: nothing in it may ever run, load or be framed.
    private const string ForData = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // The explorer's scripts and styles are files; only what it draws carries style attributes, and its logo one style element, which never changes.
    private const string ForExplorer =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    // The one page among what is for programs: where people say whether an app may act for them.
    private const string ConsentPage = "/oauth/authorize";

    private static readonly TimeSpan HttpsFor = TimeSpan.FromDays(365);

    /// <summary>The nonce of this answer: the page repeats it on the one style element that the UI kit makes.</summary>
    public static string Nonce(HttpContext http)
    {
        if (http.Items[NonceKey] is not string nonce)
        {
            http.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    // An endpoint that hands out foreign contents has said something stricter or more exact by now; that stays.
    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";

        // The microphone is for voice notes; pictures are taken by the device's own camera app, which needs no right of the page.
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Content-Security-Policy", Policy(http));
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = $"max-age={HttpsFor.TotalSeconds}";
        }

        // What one caller may see must not lie in a cache for the next.
        if (ProblemMiddleware.IsForPrograms(http.Request.Path))
        {
            headers.TryAdd("Cache-Control", "no-store");
        }
    }

    private static string Policy(HttpContext http) => http.Request.Path switch
    {
        var p when p.StartsWithSegments("/swagger", StringComparison.Ordinal) => ForExplorer,
        var p when (ProblemMiddleware.IsForPrograms(p) && p != ConsentPage) || p.StartsWithSegments("/health", StringComparison.Ordinal) => ForData,
        _ => $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{Nonce(http)}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; frame-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    };
}
