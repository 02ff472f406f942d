using System.Globalization;
using System.Text;
using Crm.Platform.Exports;
using Crm.Platform.Http;
using Crm.Platform.Records;
using CsvHelper;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>The rejected rows with their reasons, as a table or as a workbook: mended, the file goes in again, and nobody has to take the two last columns away.</summary>
internal sealed class ExportRejectedRowsEndpoint : IEndpoint
{
    private const int PageSize = 1000;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports/{id:guid}/rejected.csv", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                var import = await mediator.Send(new GetImport(id), ct);
                return Results.Stream(stream => WriteTable(stream, import, mediator), "text/csv; charset=utf-8", fileDownloadName: "rejected.csv");
            })
            .WithName("ExportRejectedImportRows").WithTags("Imports").WithSummary("Download the rejected rows with the reasons, to mend and import again")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").Requires(ImportPermissions.Create);

        routes.MapGet("/imports/{id:guid}/rejected.xlsx", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                var import = await mediator.Send(new GetImport(id), ct);
                return Results.Stream(stream => WriteWorkbook(stream, import, mediator), Workbook, fileDownloadName: "rejected.xlsx");
            })
            .WithName("ExportRejectedImportRowsAsWorkbook").WithTags("Imports").WithSummary("Download the rejected rows with the reasons as a workbook")
            .WithDescription("The same rows as `rejected.csv`, for whoever has imported a workbook.")
            .Produces(StatusCodes.Status200OK, contentType: Workbook).Requires(ImportPermissions.Create);
    }

    private static async Task WriteTable(Stream stream, ImportResponse import, IMediator mediator)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var csv = new CsvWriter(writer, SpreadsheetText.Format(import.Delimiter), leaveOpen: true);
            await using (csv)
            {
                await WriteRow(csv, Headers(import));
                await foreach (var page in Pages(import, mediator))
                {
                    foreach (var row in page)
                    {
                        await WriteRow(csv, row);
                    }
                }
            }
        }
    }

    private static async Task WriteWorkbook(Stream stream, ImportResponse import, IMediator mediator)
    {
        var book = new XlsxBook("Rejected", stream, Headers(import));
        await using (book)
        {
            await foreach (var page in Pages(import, mediator))
            {
                page.ForEach(row => book.Add(cells => row.ForEach(cells.Text)));
                await book.Flush();
            }
        }
    }

    private static Task WriteRow(CsvWriter csv, List<string> cells)
    {
        cells.ForEach(cell => csv.WriteField(SpreadsheetText.Neutralise(cell)));
        return csv.NextRecordAsync();
    }

    private static List<string> Headers(ImportResponse import) => [.. import.Columns.Select(c => c.Header), "Line", "Reason"];

    // An unreadable line is one cell: its reason still stands under its header.
    private static async IAsyncEnumerable<List<List<string>>> Pages(ImportResponse import, IMediator mediator)
    {
        string? cursor = null;
        do
        {
            var page = await mediator.Send(new ListImportRows(import.Id, "rejected", cursor, PageSize));
            yield return [.. page.Items.Select(row =>
            {
                var cells = row.Cells ?? [];
                return (List<string>)[.. cells, .. Enumerable.Repeat("", Math.Max(0, import.Columns.Count - cells.Count)), row.Line.ToString(CultureInfo.InvariantCulture), row.Reason ?? ""];
            })];
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
