using Crm.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crm.Platform.Views.Features;

/// <summary>Answers a view with its entity tag.</summary>
internal static class ViewAnswer
{
    public static Ok<ViewResponse> Of(HttpContext http, ViewResponse view)
    {
        http.Response.Headers.ETag = ETags.Of(view.Version);
        return TypedResults.Ok(view);
    }
}
