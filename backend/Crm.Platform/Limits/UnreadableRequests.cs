using Crm.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Limits;

/// <summary>Refuses what would fail deeper down: a charset that does not exist, which the framework answers with a failure of its own, and U+0000 in an address, which not every engine takes.</summary>
internal sealed class UnreadableRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.HasValue && type.Encoding is null)
        {
            throw new BadHttpRequestException("There is no such charset. Send the body in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            throw new InvalidInputException("", "Remove the character U+0000 from the address.", "invalid_input");
        }

        return next(http);
    }
}
