using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Files.Features;

/// <summary>Hangs a content that has been stored on a record, under a name.</summary>
internal sealed record AddFile(string Name, StoredContent Content, string? RecordType, Guid? RecordId) : ICommand<FileResponse>;

/// <summary>The form of an upload.</summary>
public sealed class FileUpload
{
    public required IFormFile File { get; init; }

    /// <summary>The record it hangs on, such as contact; without one it is yours alone.</summary>
    public string? RecordType { get; init; }

    public Guid? RecordId { get; init; }
}

internal sealed class AddFileHandler(CrmDbContext db, FileRights rights, Events.Outbox outbox, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddFile, FileResponse>
{
    public async Task<FileResponse> Handle(AddFile request, CancellationToken cancellationToken)
    {
        if ((request.RecordType is null) != (request.RecordId is null))
        {
            throw new InvalidInputException(request.RecordId is null ? "recordId" : "recordType", "Give recordType and recordId together, or neither.");
        }

        if (request is { RecordType: { } type, RecordId: { } id })
        {
            await rights.Record(type, id, toChange: true, cancellationToken);
        }

        var file = new StoredFile
        {
            Name = request.Name,
            ContentType = FileTypes.Of(request.Content.Head.Span, request.Name),
            SizeBytes = request.Content.SizeBytes,
            Sha256 = request.Content.Sha256,
            RecordType = request.RecordType,
            RecordId = request.RecordId,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = user.Id,
        };
        db.Add(file);
        if (file is { RecordType: { } hungType, RecordId: { } hungId })
        {
            outbox.Add(new FileAdded(file.Id, hungType, hungId, user.Id, file.CreatedAt));
        }

        return (await rights.Show([file], cancellationToken))[0];
    }
}

/// <summary>Streams the file into the store as it comes in.</summary>
internal sealed class UploadFileEndpoint : IEndpoint
{
    private const int MaxField = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/files", async (HttpContext http, IFileStore store, IOptions<FileLimits> options, IMediator mediator, CancellationToken ct) =>
        {
            var file = await mediator.Send(await Receive(http, store, options.Value.MaxBytes, ct), ct);
            return TypedResults.Created($"/api/v1/files/{file.Id}", file);
        })
        .WithName("UploadFile").WithTags("Files").WithSummary("Upload a file and hang it on a record")
        .WithDescription("What it is is told by its first bytes and its name. Anything may be stored; only images, sounds and PDF are ever shown in a page. Needs the right to change the record.")
        .WithMetadata(new FormShape(typeof(FileUpload)))
        .RequiresSignIn();

    private static async Task<AddFile> Receive(HttpContext http, IFileStore store, long maxBytes, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Send a form (multipart/form-data) with file, and recordType and recordId.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The file's own limit is kept while it is read. The server's would cut the connection, and a browser would show no reason.
            limit.MaxRequestBodySize = null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Name, StoredContent Content)? file = null;
        try
        {
            var form = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", http.Request.Body);
            while (await form.ReadNextSectionAsync(ct) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                {
                    continue;
                }

                if (part.Name == "file" && file is null)
                {
                    var given = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
                    file = (FileName.Clean(given), await store.Save(section.Body, maxBytes, ct));
                }
                else if (part.Name.Value is "recordType" or "recordId")
                {
                    using var text = new StreamReader(section.Body);
                    var buffer = new char[MaxField];
                    fields[part.Name.Value] = new string(buffer, 0, await text.ReadBlockAsync(buffer, ct)).Trim();
                }
            }
        }
        catch (FileTooLargeException e)
        {
            throw new BadHttpRequestException($"The file is larger than {e.MaxBytes / 1024 / 1024} MB, which is the most that is kept here.", StatusCodes.Status413PayloadTooLarge, e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException && e is not BadHttpRequestException)
        {
            throw new InvalidInputException("", "The form cannot be read. Send multipart/form-data with file, recordType and recordId.", "unreadable_form");
        }

        if (file is not var (name, content))
        {
            throw new InvalidInputException("file", "Send the file.");
        }

        return new AddFile(name, content, fields.GetValueOrDefault("recordType") is { Length: > 0 } recordType ? recordType : null, RecordId(fields.GetValueOrDefault("recordId")));
    }

    private static Guid? RecordId(string? text) => string.IsNullOrEmpty(text) ? null
        : Guid.TryParse(text, out var id) ? id : throw new InvalidInputException("recordId", "This is not an id.");
}
