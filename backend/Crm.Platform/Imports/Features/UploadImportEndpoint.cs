using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Files;
using Crm.Platform.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Imports.Features;

/// <summary>The form of an upload.</summary>
public sealed class ImportUpload
{
    /// <summary>The CSV file; its first line names the columns.</summary>
    public required IFormFile File { get; init; }

    /// <summary>What its rows are: contact, account, ...</summary>
    public required string RecordType { get; init; }
}

/// <summary>Streams the file to the data folder as it comes in: neither memory nor a temporary file holds it meanwhile.</summary>
internal sealed class UploadImportEndpoint : IEndpoint
{
    private const int MaxField = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports", async (HttpContext http, ImportFiles files, IOptions<ImportOptions> options, IMediator mediator, CancellationToken ct) =>
        {
            var id = Guid.CreateVersion7();
            try
            {
                var (recordType, fileName, size) = await Receive(id, http, files, options.Value.MaxBytes, ct);
                var import = await mediator.Send(new UploadImport(id, recordType, fileName, size), ct);
                return TypedResults.Created($"/api/v1/imports/{id}", import);
            }
            catch
            {
                files.Delete(id);
                throw;
            }
        })
        .WithName("CreateImport").WithTags("Imports").WithSummary("Upload a file and see what its columns might become")
        .WithDescription("Nothing is written to records before `POST /imports/{id}/run`. UTF-8, UTF-16 and Windows-1252 with comma, semicolon, tab or bar are recognised.")
        .WithMetadata(new FormShape(typeof(ImportUpload)))
        .Requires(ImportPermissions.Create);

    private static async Task<(string RecordType, string FileName, long Size)> Receive(Guid id, HttpContext http, ImportFiles files, long maxBytes, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Send a form (multipart/form-data) with file and recordType.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The file's own limit is kept while it is read. The server's would cut the connection, and a browser would show no reason.
            limit.MaxRequestBodySize = null;
        }

        string? recordType = null;
        (string Name, long Size)? file = null;
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
                    file = (FileName(part), await files.Save(id, section.Body, maxBytes, ct));
                }
                else if (part.Name == "recordType")
                {
                    using var text = new StreamReader(section.Body);
                    var buffer = new char[MaxField];
                    recordType = new string(buffer, 0, await text.ReadBlockAsync(buffer, ct));
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException && e is not BadHttpRequestException)
        {
            throw new InvalidInputException("", "The form cannot be read. Send multipart/form-data with file and recordType.", "unreadable_form");
        }

        var errors = new Records.InputErrors();
        if (file is null)
        {
            errors.Add("file", "Send the file.");
        }

        if (recordType is null)
        {
            errors.Add("recordType", "Say what the rows are, such as contact.");
        }

        errors.ThrowIfAny();
        return (recordType!.Trim(), file!.Value.Name, file.Value.Size);
    }

    private static string FileName(ContentDispositionHeaderValue part)
    {
        var given = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "file.csv" : name.Length > Import.MaxFileName ? name[^Import.MaxFileName..] : name;
    }
}
