using System.Text;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using CsvHelper;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Jobs.Features;

/// <summary>The records that a job could not do.</summary>
internal sealed record ListJobFailures(Guid JobId, string? Cursor, int Limit = ListJobFailures.PageSize) : IQuery<Page<JobFailureResponse>>
{
    public const int PageSize = 100;
}

/// <summary>One record that a job could not do, and why; the name only where the caller may see the record.</summary>
public sealed record JobFailureResponse(string RecordType, Guid RecordId, string? RecordName, string Code, string Reason);

internal sealed class ListJobFailuresHandler(CrmDbContext db, JobAccess access, ReferenceLabels labels) : IRequestHandler<ListJobFailures, Page<JobFailureResponse>>
{
    private const string Sort = "recordId";

    public async Task<Page<JobFailureResponse>> Handle(ListJobFailures request, CancellationToken cancellationToken)
    {
        var job = await access.Get(request.JobId, cancellationToken);
        var found = await Query(db, job.Id, Cursor.Decode(request.Cursor, Sort)?.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var names = await labels.Fetch(page.Select(f => (f.RecordType, f.RecordId)), cancellationToken);
        var next = found.Count > request.Limit ? new Cursor(Sort, "", page[^1].RecordId).Encode() : null;
        return new Page<JobFailureResponse>([.. page.Select(f => new JobFailureResponse(f.RecordType, f.RecordId, names.Of(f.RecordType, f.RecordId), f.Code, f.Reason))], next);
    }

    internal static IQueryable<JobFailure> Query(CrmDbContext db, Guid jobId, Guid? after)
    {
        var failures = db.Set<JobFailure>().AsNoTracking().Where(f => f.JobId == jobId);
        failures = after is { } from ? failures.Where(f => f.RecordId > from) : failures;
        return failures.OrderBy(f => f.RecordId);
    }
}

internal sealed class ListJobFailuresEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/jobs/{id:guid}/failures", async (Guid id, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListJobFailures(id, cursor), ct)))
        .WithName("ListJobFailures").WithTags("Jobs").WithSummary("List the records that a job could not do, and why")
        .WithDescription("Of one's own jobs; with the permission `jobs.manage` of everybody's.")
        .RequiresSignIn();
}

internal sealed class ExportJobFailuresEndpoint : IEndpoint
{
    private const int PageSize = 1000;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/jobs/{id:guid}/failures.csv", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            var first = await mediator.Send(new ListJobFailures(id, Cursor: null, PageSize), ct);
            return Results.Stream(stream => Write(stream, id, first, mediator), "text/csv; charset=utf-8", fileDownloadName: "failures.csv");
        })
        .WithName("ExportJobFailures").WithTags("Jobs").WithSummary("Download the records that a job could not do, and why")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").RequiresSignIn();

    private static async Task Write(Stream stream, Guid jobId, Page<JobFailureResponse> page, IMediator mediator)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var csv = new CsvWriter(writer, SpreadsheetText.Format(","), leaveOpen: true);
            await using (csv)
            {
                await WriteRow(csv, ["recordType", "recordId", "recordName", "code", "reason"]);
                while (true)
                {
                    foreach (var failure in page.Items)
                    {
                        await WriteRow(csv, [failure.RecordType, failure.RecordId.ToString(), failure.RecordName ?? "", failure.Code, failure.Reason]);
                    }

                    if (page.NextCursor is not { } next)
                    {
                        return;
                    }

                    page = await mediator.Send(new ListJobFailures(jobId, next, PageSize));
                }
            }
        }
    }

    private static Task WriteRow(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetText.Neutralise(cell));
        }

        return csv.NextRecordAsync();
    }
}
