using System.Globalization;
using System.Text;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Audit.Features;

/// <summary>Streams the audit log as CSV, newest first, one page in memory at a time.</summary>
internal sealed class ExportAuditEndpoint : IEndpoint
{
    private const int PageSize = 1000;

    private static readonly string[] Columns =
        ["sequence", "at", "actorId", "actorName", "source", "sessionId", "ip", "userAgent", "action", "recordType", "recordId", "details", "hash"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/export", async (
            Guid? actorId, string? action, string? recordType, Guid? recordId, DateTimeOffset? from, DateTimeOffset? to, CrmDbContext db, ReferenceLabels labels, IAuditLog audit, CancellationToken ct) =>
        {
            await audit.WriteNow(AuditActions.AuditExported, details: new { actorId, action, recordType, recordId, from, to }, ct: ct);
            var filter = new AuditFilter(actorId, action, recordType, recordId, from?.UtcDateTime, to?.UtcDateTime);
            return Results.Stream(stream => Write(stream, filter, db, labels, CancellationToken.None), "text/csv; charset=utf-8", fileDownloadName: "audit.csv");
        })
        .WithName("ExportAudit").WithTags("Audit").WithSummary("Export the audit log as CSV")
        .WithDescription("Takes the filters of the list. The export itself is noted in the log.")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").Requires(AuditPermissions.Read);

    private static async Task Write(Stream stream, AuditFilter filter, CrmDbContext db, ReferenceLabels labels, CancellationToken ct)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var csv = new CsvWriter(writer, SpreadsheetText.Format(","), leaveOpen: true);
            await using (csv)
            {
                Row(csv, Columns);
                await csv.NextRecordAsync();
                for (string? cursor = null; ;)
                {
                    var found = await ReadAuditHandler.Query(db, new ReadAudit(filter, PageSize, cursor)).ToListAsync(ct);
                    foreach (var a in await ReadAuditHandler.Show([.. found.Take(PageSize)], labels, ct))
                    {
                        Row(
                            csv, a.Sequence?.ToString(CultureInfo.InvariantCulture), a.At.ToString("O", CultureInfo.InvariantCulture), a.ActorId?.ToString(), a.ActorName, a.Source.ToString(),
                            a.SessionId?.ToString(), a.Ip, a.UserAgent, a.Action, a.RecordType, a.RecordId?.ToString(), a.Details?.GetRawText(), a.Hash);

                        // The other one writes synchronously once the buffer is full, which the server forbids.
                        await csv.NextRecordAsync();
                    }

                    await csv.FlushAsync();
                    if (found.Count <= PageSize)
                    {
                        return;
                    }

                    var last = found[PageSize - 1];
                    cursor = new Cursor("-at", last.At.Ticks.ToString(CultureInfo.InvariantCulture), last.Id).Encode();
                }
            }
        }
    }

    private static void Row(CsvWriter csv, params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetText.Neutralise(cell ?? ""));
        }
    }
}
