using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Files;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Reads the file of an import again, otherwise than it was found by looking.</summary>
internal sealed record RereadImport(Guid Id, RereadImportRequest Body) : ICommand<ImportResponse>;

/// <summary>What to correct; what is absent stays as it is.</summary>
public sealed record RereadImportRequest(string? Encoding = null, string? Delimiter = null, string? Quote = null, string? Sheet = null, bool? HasHeader = null);

internal sealed class RereadImportHandler(ImportAccess access, ImportExaminer examiner, ImportFixes fixes, ImportView view) : IRequestHandler<RereadImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(RereadImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        if (import.State is not (ImportState.Mapping or ImportState.Checked))
        {
            throw new ConflictException("import_already_started", "This import has already been started.");
        }

        var (encoding, delimiter, quote, sheet, hasHeader) = request.Body;
        await examiner.Examine(import, new FileChoices(
            encoding ?? (import.Format == ImportFormat.Xlsx ? null : import.Encoding),
            Character(delimiter, "delimiter") ?? (import.Format == ImportFormat.Csv && encoding is null ? import.Delimiter : null),
            Character(quote, "quote") ?? (encoding is null && delimiter is null ? import.Quote : null),
            sheet ?? import.Sheet,
            hasHeader ?? (encoding is null && delimiter is null && sheet is null ? import.HasHeader : null)), cancellationToken);
        await fixes.Forget(import, cancellationToken);
        return await view.Of(import, cancellationToken);
    }

    private static char? Character(string? text, string field) => text switch
    {
        null or "" => null,
        "\\t" => '\t',
        [not ('\r' or '\n')] => text[0],
        _ => throw new InvalidInputException(field, "Give a single character."),
    };
}

internal sealed class RereadImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/imports/{id:guid}", async (Guid id, RereadImportRequest body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new RereadImport(id, body), ct)))
        .WithName("UpdateImport").WithTags("Imports").WithSummary("Correct how the file is read: encoding, delimiter, quotation mark, sheet, header")
        .WithDescription("The file is read again: columns, samples and the suggested mapping are new, and what was mended in rows is forgotten. Only before the import is started.")
        .Requires(ImportPermissions.Create);
}
