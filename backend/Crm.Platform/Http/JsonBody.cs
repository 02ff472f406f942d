using System.Text.Json;
using Crm.Kernel;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Http;

/// <summary>Reads a request body as JSON; what cannot be read is a 400 that says where, another content type a 415.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static async Task<JsonElement> Read(HttpContext http, CancellationToken ct)
    {
        var mediaType = http.Request.ContentType?.Split(';')[0].Trim();
        if (mediaType is not ("application/json" or "application/merge-patch+json"))
        {
            throw new BadHttpRequestException("Send the body as application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, Options, ct);
            return HalfCharacters.Find(document.RootElement) is { } broken ? throw new InvalidInputException(broken, HalfCharacters.Explanation, "unreadable_json") : document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(e.Path ?? "", $"The body is not valid JSON near line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", "unreadable_json");
        }
    }
}
