using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>Pages for people who are not signed in, behind an address that is itself the secret: HTML that needs no script.</summary>
public static class PublicPage
{
    /// <summary>What such pages look like.</summary>
    public const string Style =
        "body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;color:#1b1b1f;background:#f6f6f8}main{max-width:40rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:.75rem}"
        + "h1{font-size:1.5rem;margin:0 0 .5rem}fieldset{border:1px solid #b9b9c3;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem 1rem}legend{font-weight:600;padding:0 .25rem}p{margin:.25rem 0}"
        + "label{display:flex;gap:.6rem;align-items:center;min-height:2.75rem}input[type=checkbox]{width:1.4rem;height:1.4rem}button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:.5rem;border:1px solid #2f4bb5;background:#2f4bb5;color:#fff;cursor:pointer}"
        + "button.plain{background:#fff;color:#2f4bb5}button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #0b1f73;outline-offset:2px}.saved{border:2px solid #0a6b3d;border-radius:.5rem;padding:.5rem 1rem;font-weight:600}nav{margin-top:1.5rem}nav a{display:inline-block;padding:.6rem .8rem .6rem 0;color:#2f4bb5}form+form{border-top:1px solid #d5d5dd;margin-top:1.5rem;padding-top:1rem}";

    /// <summary>What the one style element must repeat.</summary>
    public static string Nonce(HttpContext http) => SecurityHeaders.Nonce(http);

    /// <summary>The address is the secret: it must not be kept, indexed or told to others.</summary>
    public static IResult Html(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>The language that was asked for: in the address, else by the page itself, else by the browser; English where it is not known.</summary>
    public static string LanguageOf(HttpContext http, Func<string, bool> isKnown, string? ofPage = null)
    {
        var asked = new[] { http.Request.Query["lang"].ToString(), ofPage ?? "" }.Concat(http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()));
        return asked.Select(l => l.Split('-')[0].ToLowerInvariant()).FirstOrDefault(isKnown) ?? "en";
    }
}
