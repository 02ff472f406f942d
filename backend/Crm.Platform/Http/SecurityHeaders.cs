using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>Headers that keep a browser from doing what the product never asks it to.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "Crm.CspNonce";

    /// <summary>The nonce of this answer: the page repeats it on the one style element that the UI kit makes.</summary>
    public static string Nonce(HttpContext http) => (string)http.Items[NonceKey]!;

    public Task InvokeAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // The explorer brings inline scripts and styles of its own.
        var isExplorer = http.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal);
        headers.ContentSecurityPolicy = isExplorer
            ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
            : $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        return next(http);
    }
}
