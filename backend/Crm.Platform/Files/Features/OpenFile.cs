using Crm.Kernel;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Files.Features;

/// <summary>Hands out a content: images, sounds and PDF to be looked at in a sandbox, all else to be saved and never to be run.</summary>
internal sealed class OpenFileEndpoint : IEndpoint
{
    private const string Policy = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/files/{id:guid}/content", async (Guid id, HttpContext http, FileRights rights, IFileStore store, CancellationToken ct) =>
        {
            var file = await rights.Get(id, toChange: false, ct);
            if (file.IsDeleted || !store.Exists(file.Sha256))
            {
                throw new NotFoundException("file");
            }

            var isShown = FileTypes.MayBeShown(file.ContentType);
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XFrameOptions = "SAMEORIGIN";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "private, max-age=0, must-revalidate";
            headers.ContentDisposition = FileName.Disposition(file.Name, isShown);
            return TypedResults.File(
                store.Open(file.Sha256), isShown ? file.ContentType : FileTypes.Unknown, lastModified: new DateTimeOffset(file.CreatedAt), entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
        })
        .WithName("OpenFile").WithTags("Files").WithSummary("Read the content of a file")
        .WithDescription("An attachment of unknown type, except PNG, JPEG, GIF, WebP and PDF, which are shown in a sandbox, and recorded sounds (WebM, Ogg, MP4, WAV), which are played. Takes range requests.")
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status206PartialContent)
        .RequiresSignIn();
}
