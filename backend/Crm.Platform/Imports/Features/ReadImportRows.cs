using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Features;

/// <summary>The fates of an import's rows, in the order of the file.</summary>
internal sealed record ListImportRows(Guid Id, string? Outcome, string? Cursor, int Limit = ListImportRows.PageSize) : IQuery<Page<ImportRowResponse>>
{
    public const int PageSize = 100;
}

/// <summary>What became of one row.</summary>
public sealed class ImportRowResponse
{
    /// <summary>The line of the file on which the row begins; the header is line 1.</summary>
    public required int Line { get; init; }
    public required ImportOutcome Outcome { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>Why it was rejected, or what was left out or mended.</summary>
    public string? Reason { get; init; }

    /// <summary>The cells of a rejected row; of a check those of every row, with what was mended.</summary>
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>The record that the row means, in a check.</summary>
    public string? RecordName { get; init; }

    /// <summary>Whether somebody has left it out by hand, in a check.</summary>
    public bool? Skipped { get; init; }

    /// <summary>Cells that cannot go in as they are, in a check.</summary>
    public IReadOnlyList<CellError>? Errors { get; init; }

    /// <summary>Values that go in otherwise than they stand in the file, in a check.</summary>
    public IReadOnlyList<CellRemark>? Remarks { get; init; }

    /// <summary>What an update would change, in a check.</summary>
    public IReadOnlyList<CellChange>? Changes { get; init; }
}

internal sealed class ListImportRowsHandler(CrmDbContext db, ImportAccess access) : IRequestHandler<ListImportRows, Page<ImportRowResponse>>
{
    private const string Sort = "line";

    public async Task<Page<ImportRowResponse>> Handle(ListImportRows request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        var rows = Narrow(db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == import.Id), request.Outcome);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var line = int.Parse(cursor.Key, CultureInfo.InvariantCulture);
            rows = rows.Where(r => r.Line > line);
        }

        var found = await rows.OrderBy(r => r.Line).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).Select(r => new ImportRowResponse { Line = r.Line, Outcome = r.Outcome, RecordId = r.RecordId, Reason = r.Reason, Cells = r.Cells }).ToList();
        var next = found.Count > request.Limit ? new Cursor(Sort, page[^1].Line.ToString(CultureInfo.InvariantCulture), import.Id).Encode() : null;
        return new Page<ImportRowResponse>(page, next);
    }

    private static IQueryable<ImportRow> Narrow(IQueryable<ImportRow> rows, string? outcome) => outcome switch
    {
        null or "" => rows,
        "created" => rows.Where(r => r.Outcome == ImportOutcome.Created),
        "updated" => rows.Where(r => r.Outcome == ImportOutcome.Updated),
        "duplicate" => rows.Where(r => r.Outcome == ImportOutcome.Duplicate),
        "rejected" => rows.Where(r => r.Outcome == ImportOutcome.Rejected),
        "remarks" => rows.Where(r => r.Outcome != ImportOutcome.Rejected && r.Reason != null),
        "kept" => rows.Where(r => r.IsKept),
        _ => throw new InvalidInputException("outcome", "Choose one of: created, updated, duplicate, rejected, remarks, kept."),
    };
}

internal sealed class ListImportRowsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/imports/{id:guid}/rows", async (Guid id, string? stage, string? outcome, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(stage == "check" ? await mediator.Send(new ListCheckedRows(id, outcome, cursor), ct) : await mediator.Send(new ListImportRows(id, outcome, cursor), ct)))
        .WithName("ListImportRows").WithTags("Imports").WithSummary("List what became of the rows of an import")
        .WithDescription("`outcome` is created, updated, duplicate or rejected; remarks lists rows that went in with something left out or mended, kept those that an undo left alone. With `stage=check` the rows of the last check: all that ask for a look, and the first thousand of each outcome of those that simply go in (`check.listed` of the import says how many are listed, `check` how many there are).")
        .Requires(ImportPermissions.Create);
}
