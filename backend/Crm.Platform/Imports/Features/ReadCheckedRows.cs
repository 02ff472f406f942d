using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Features;

/// <summary>What would become of the rows of an import, as its last check saw them.</summary>
internal sealed record ListCheckedRows(Guid Id, string? Outcome, string? Cursor) : IQuery<Page<ImportRowResponse>>;

internal sealed class ListCheckedRowsHandler(CrmDbContext db, ImportAccess access) : IRequestHandler<ListCheckedRows, Page<ImportRowResponse>>
{
    private const string Sort = "checked";

    public async Task<Page<ImportRowResponse>> Handle(ListCheckedRows request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        var rows = Narrow(db.Set<CheckedRow>().AsNoTracking().Where(r => r.ImportId == import.Id), request.Outcome);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var line = int.Parse(cursor.Key, CultureInfo.InvariantCulture);
            rows = rows.Where(r => r.Line > line);
        }

        var found = await rows.OrderBy(r => r.Line).Take(ListImportRows.PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(ListImportRows.PageSize).ToList();
        var next = found.Count > ListImportRows.PageSize ? new Cursor(Sort, page[^1].Line.ToString(CultureInfo.InvariantCulture), import.Id).Encode() : null;
        return new Page<ImportRowResponse>(page.ConvertAll(Show), next);
    }

    public static ImportRowResponse Show(CheckedRow row) => new()
    {
        Line = row.Line,
        Outcome = row.Outcome,
        RecordId = row.Detail.RecordId,
        RecordName = row.Detail.RecordName,
        Reason = row.Detail.Reason,
        Cells = row.Detail.Cells,
        Skipped = row.Detail.IsSkipped,
        Errors = row.Detail.Errors,
        Remarks = row.Detail.Remarks,
        Changes = row.Detail.Changes,
    };

    private static IQueryable<CheckedRow> Narrow(IQueryable<CheckedRow> rows, string? outcome) => outcome switch
    {
        null or "" => rows,
        "created" => rows.Where(r => r.Outcome == ImportOutcome.Created),
        "updated" => rows.Where(r => r.Outcome == ImportOutcome.Updated),
        "duplicate" => rows.Where(r => r.Outcome == ImportOutcome.Duplicate),
        "rejected" => rows.Where(r => r.Outcome == ImportOutcome.Rejected),
        "remarks" => rows.Where(r => r.HasRemarks),
        _ => throw new InvalidInputException("outcome", "Choose one of: created, updated, duplicate, rejected, remarks."),
    };
}
