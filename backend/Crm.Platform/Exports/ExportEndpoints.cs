using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Exports;

/// <summary>Lists, views and chosen records as files.</summary>
internal static class ExportEndpoints
{
    private const string About =
        "`format` is csv, xlsx or vcard. `columns` chooses fields; without it all that can be imported. Headers are names of fields, which an import maps by itself; `labels=true` writes the names of custom fields for people. "
        + "An import of the file changes nothing. Cells that a spreadsheet would run as a formula are neutralised; a workbook goes on with another sheet after 1,048,576 rows; texts over 32,767 characters are cut in workbooks.";

    public static void Map<T>(IEndpointRouteBuilder group, RecordType<T> type)
        where T : Record
    {
        var nouns = Names.Pascal(type.Resource);
        group.MapGet("/export", (HttpContext http, RecordExport<T> export) => export.Send(ExportRequest.Read(http.Request.Query, type)))
            .WithName($"Export{nouns}").WithSummary($"Export {type.Resource} as CSV, workbook or cards")
            .WithDescription("Takes the filters and the sort of the list. " + About)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").Audited(AuditActions.Exported).Requires(type.ExportPermission);

        group.MapPost("/export", async (HttpContext http, RecordExport<T> export, CancellationToken ct) => export.Send(ExportRequest.Read(await JsonBody.Read(http, ct), type)))
            .WithName($"ExportChosen{nouns}").WithSummary($"Export the {type.Resource} of a view, or chosen ones")
            .WithDescription("Takes the tree of conditions of a search, or up to 10,000 `ids` of records. " + About)
            .Accepts(RecordShape.Export).Produces(StatusCodes.Status200OK, contentType: "text/csv").Audited(AuditActions.Exported).Requires(type.ExportPermission);
    }
}
