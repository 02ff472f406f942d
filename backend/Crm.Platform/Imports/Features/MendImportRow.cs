using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Features;

/// <summary>Mends cells of one row, or leaves the row out, and looks again what would become of it.</summary>
internal sealed record MendImportRow(Guid Id, int Line, MendImportRowRequest Body) : ICommand<ImportRowResponse>;

/// <summary>New texts by the number of their column (from 0), and whether to leave the row out.</summary>
public sealed record MendImportRowRequest(IReadOnlyDictionary<string, string>? Cells = null, bool? Skip = null);

internal sealed class MendImportRowHandler(CrmDbContext db, ImportAccess access, ImportFiles files, RowReaders readers, ImportTrial trial, CheckedRows checkedRows)
    : IRequestHandler<MendImportRow, ImportRowResponse>
{
    private const int MaxCell = 20_000;

    public async Task<ImportRowResponse> Handle(MendImportRow request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        if (import is not { State: ImportState.Checked, Check: { } check })
        {
            throw new ConflictException("import_not_checked", "Check the import first: cells are mended where its check shows them.");
        }

        var row = Find(import, request.Line) ?? throw new NotFoundException("row");
        var known = await db.Set<CheckedRow>().FirstOrDefaultAsync(r => r.ImportId == import.Id && r.Line == request.Line, cancellationToken);
        var before = known is null ? checkedRows.Of(import, await Judge(import, row, await Fix(import, request.Line, cancellationToken), cancellationToken)) : known;
        await Mend(import, row, request.Body, cancellationToken);
        var after = checkedRows.Of(import, await Judge(import, row, await Fix(import, request.Line, cancellationToken), cancellationToken));
        if (known is not null)
        {
            db.Remove(known);
        }

        db.Add(after);
        import.EndCheck(check.Moved(before, after, known is not null));
        return ListCheckedRowsHandler.Show(after);
    }

    private CsvRow? Find(Import import, int line)
    {
        using var source = new ImportSource(files.Open(import.Id), import.Shape);
        return Rows(source).FirstOrDefault(r => r.Line == line);
    }

    private static IEnumerable<CsvRow> Rows(ImportSource source)
    {
        for (var rows = source.Read(1000); rows.Count > 0; rows = source.Read(1000))
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private async Task<RowFix?> Fix(Import import, int line, CancellationToken ct) =>
        db.Set<RowFix>().Local.FirstOrDefault(f => f.ImportId == import.Id && f.Line == line) ?? await db.Set<RowFix>().FirstOrDefaultAsync(f => f.ImportId == import.Id && f.Line == line, ct);

    private async Task<RowVerdict> Judge(Import import, CsvRow row, RowFix? fix, CancellationToken ct)
    {
        var reader = await readers.Of(import, ct, fix);
        using var source = new ImportSource(files.Open(import.Id), import.Shape);
        return await trial.Judge(import, reader.Read(row), Rows(source).TakeWhile(r => r.Line < row.Line).Select(reader.Read), ct);
    }

    private async Task Mend(Import import, CsvRow row, MendImportRowRequest body, CancellationToken ct)
    {
        var errors = new Records.InputErrors();
        var cells = new Dictionary<int, string>();
        foreach (var (name, text) in body.Cells ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!int.TryParse(name, global::System.Globalization.CultureInfo.InvariantCulture, out var index) || index < 0 || index >= import.Columns.Count)
            {
                errors.Add($"cells.{name}", $"The file has the columns 0 to {import.Columns.Count - 1}.");
            }
            else if (text.Length > MaxCell)
            {
                errors.Add($"cells.{name}", $"Shorten this to {MaxCell} characters at most.");
            }
            else
            {
                cells[index] = text;
            }
        }

        errors.ThrowIfAny();
        var fix = await Fix(import, row.Line, ct);
        if (fix is null)
        {
            fix = db.Add(new RowFix { ImportId = import.Id, Line = row.Line, Cells = [] }).Entity;
            import.FixedRows++;
        }

        fix.Cells = fix.Cells.Concat(cells).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        var isSkipped = body.Skip ?? fix.IsSkipped;
        import.SkippedRows += isSkipped == fix.IsSkipped ? 0 : isSkipped ? 1 : -1;
        fix.IsSkipped = isSkipped;
    }
}

internal sealed class MendImportRowEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/imports/{id:guid}/rows/{line:int}", async (Guid id, int line, MendImportRowRequest body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new MendImportRow(id, line, body), ct)))
        .WithName("MendImportRow").WithTags("Imports").WithSummary("Mend cells of a checked row, or leave the row out")
        .WithDescription("`cells` holds new texts by the number of their column, from 0. The answer says what would become of the row now, after the rows before it; rows behind it are judged again by the next check. The run takes the mended cells. What is left out is among the rejected, and counted in `skippedRows`. Only while the import is `checked`.")
        .Requires(ImportPermissions.Create);
}
