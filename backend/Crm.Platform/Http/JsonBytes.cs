using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>An answer that is JSON already.</summary>
internal sealed class JsonBytes(ReadOnlyMemory<byte> body, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}
