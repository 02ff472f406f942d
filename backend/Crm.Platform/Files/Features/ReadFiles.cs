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

namespace Crm.Platform.Files.Features;

/// <summary>The files of one record, or the caller's own that hang on none, newest first.</summary>
internal sealed record ListFiles(string? RecordType, Guid? RecordId, string? Cursor) : IQuery<Page<FileResponse>>;

/// <summary>What is known of one file.</summary>
internal sealed record GetFile(Guid Id) : IQuery<FileResponse>;

internal sealed class ReadFilesHandler(CrmDbContext db, FileRights rights, ICurrentUser user) : IRequestHandler<ListFiles, Page<FileResponse>>, IRequestHandler<GetFile, FileResponse>
{
    private const int PageSize = 50;
    private const string Sort = "-createdAt";

    public async Task<Page<FileResponse>> Handle(ListFiles request, CancellationToken cancellationToken)
    {
        if ((request.RecordType is null) != (request.RecordId is null))
        {
            throw new InvalidInputException(request.RecordId is null ? "recordId" : "recordType", "Give recordType and recordId together, or neither.");
        }

        if (request is { RecordType: { } type, RecordId: { } id })
        {
            await rights.Record(type, id, toChange: false, cancellationToken);
        }

        var found = await Query(db, user.Id, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<FileResponse>(await rights.Show(page, cancellationToken), next);
    }

    public async Task<FileResponse> Handle(GetFile request, CancellationToken cancellationToken)
    {
        var file = await rights.Get(request.Id, toChange: false, cancellationToken);
        return file.IsDeleted ? throw new NotFoundException("file") : (await rights.Show([file], cancellationToken))[0];
    }

    internal static IQueryable<StoredFile> Query(CrmDbContext db, Guid? userId, ListFiles request)
    {
        var files = request.RecordId is { } recordId
            ? db.Set<StoredFile>().Where(f => f.RecordId == recordId && f.RecordType == request.RecordType && f.DeletionId == Guid.Empty)
            : db.Set<StoredFile>().Where(f => f.CreatedBy == userId && f.RecordId == null && f.DeletionId == Guid.Empty);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            files = files.Where(Keyset.After<StoredFile, DateTime>(f => f.CreatedAt, f => f.Id, descending: true, from, cursor.Id));
        }

        return files.AsNoTracking().OrderByDescending(f => f.CreatedAt).ThenByDescending(f => f.Id).Take(PageSize + 1);
    }
}

internal sealed class ListFilesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/files", async (IMediator mediator, CancellationToken ct, string? recordType = null, Guid? recordId = null, string? cursor = null) =>
            TypedResults.Ok(await mediator.Send(new ListFiles(recordType, recordId, cursor), ct)))
        .WithName("ListFiles").WithTags("Files").WithSummary("List the files of a record, newest first")
        .WithDescription("Without a record: your own files that hang on none.")
        .RequiresSignIn();
}

internal sealed class GetFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/files/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetFile(id), ct)))
        .WithName("GetFile").WithTags("Files").WithSummary("Read what is known of one file")
        .RequiresSignIn();
}
