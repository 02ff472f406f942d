using System.Globalization;
using Crm.Activities.CallLists;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.CallLists;

/// <summary>Lists the call lists that the caller made or calls from, the newest first.</summary>
internal sealed record ReadCallLists(string? Cursor, int Limit) : IQuery<Page<CallListResponse>>;

/// <summary>Reads one call list.</summary>
internal sealed record ReadCallList(Guid Id) : IQuery<CallListResponse>;

/// <summary>Lists who is on a call list, in one state.</summary>
internal sealed record ReadCallListEntries(Guid Id, CallListState State, string? Cursor, int Limit) : IQuery<Page<CallListEntryResponse>>;

/// <summary>Somebody on a call list.</summary>
internal sealed class CallListEntryResponse
{
    public required Guid Id { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>Null where the caller may not see them any more.</summary>
    public string? Name { get; init; }

    /// <summary>Why it is skipped: noNumber, sameNumber, doNotCall, noConsent, gone or chosen.</summary>
    public string? Reason { get; init; }

    /// <summary>How the last call ended, and how often it was tried in vain.</summary>
    public string? Outcome { get; init; }
    public required int Tries { get; init; }

    /// <summary>Not before this; of a call-back, the time that was agreed.</summary>
    public required DateTime NotBefore { get; init; }
    public DateTime? DoneAt { get; init; }
}

internal sealed class ReadCallListsHandler(ActivitiesDb db, CallListShelf shelf, ReferenceLabels labels)
    : IRequestHandler<ReadCallLists, Page<CallListResponse>>, IRequestHandler<ReadCallList, CallListResponse>, IRequestHandler<ReadCallListEntries, Page<CallListEntryResponse>>
{
    private const string Order = "-createdAt";

    public async Task<Page<CallListResponse>> Handle(ReadCallLists request, CancellationToken cancellationToken)
    {
        CheckLimit(request.Limit);
        var lists = shelf.Visible().AsNoTracking();
        if (Cursor.Decode(request.Cursor, Order) is { } cursor)
        {
            lists = lists.Where(Keyset.After<CallList, DateTime>(l => l.CreatedAt, l => l.Id, descending: true, new DateTime(Math.Max(0, Number(cursor)), DateTimeKind.Utc), cursor.Id));
        }

        var found = await lists.OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var next = found.Count > request.Limit ? new Cursor(Order, page[^1].CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<CallListResponse>(await shelf.Show(page, cancellationToken), next);
    }

    public async Task<CallListResponse> Handle(ReadCallList request, CancellationToken cancellationToken) => (await shelf.Show([await shelf.Get(request.Id, cancellationToken)], cancellationToken))[0];

    public async Task<Page<CallListEntryResponse>> Handle(ReadCallListEntries request, CancellationToken cancellationToken)
    {
        CheckLimit(request.Limit);
        var list = await shelf.Get(request.Id, cancellationToken);
        var order = request.State.ToString();
        var entries = db.CallListEntries.AsNoTracking().Where(e => e.ListId == list.Id && e.State == request.State);
        if (Cursor.Decode(request.Cursor, order) is { } cursor)
        {
            entries = entries.Where(Keyset.After<CallListEntry, int>(e => e.Rank, e => e.Id, descending: false, (int)Number(cursor), cursor.Id));
        }

        var found = await entries.OrderBy(e => e.Rank).ThenBy(e => e.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var names = await labels.Fetch(page.Select(e => (list.RecordType, e.RecordId)), cancellationToken);
        var next = found.Count > request.Limit ? new Cursor(order, page[^1].Rank.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<CallListEntryResponse>(
            page.ConvertAll(e => new CallListEntryResponse
            {
                Id = e.Id, RecordId = e.RecordId, Name = names.Of(list.RecordType, e.RecordId), Reason = e.Reason, Outcome = e.Outcome, Tries = e.Tries, NotBefore = e.NotBefore, DoneAt = e.DoneAt,
            }),
            next);
    }

    private static long Number(Cursor cursor) =>
        long.TryParse(cursor.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number <= DateTime.MaxValue.Ticks && number >= int.MinValue ? number : throw new InvalidInputException("cursor", "This cursor belongs to another list. Start again without a cursor.");

    private static void CheckLimit(int limit)
    {
        if (limit is < 1 or > 200)
        {
            throw new InvalidInputException("limit", "Give a number from 1 to 200.");
        }
    }
}

internal sealed class ReadCallListsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/call-lists", async (string? cursor, IMediator mediator, CancellationToken ct, int limit = 50) => TypedResults.Ok(await mediator.Send(new ReadCallLists(cursor, limit), ct)))
            .WithName("ListCallLists").WithTags("Call lists").WithSummary("List call lists").WithDescription("Those that the caller made or calls from, the newest first; all, for whoever manages them.").Requires(CallListPermissions.Use);
        routes.MapGet("/call-lists/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var list = await mediator.Send(new ReadCallList(id), ct);
                http.Response.Headers.ETag = ETags.Of(list.Version);
                return TypedResults.Ok(list);
            })
            .WithName("ReadCallList").WithTags("Call lists").WithSummary("Read a call list").WithDescription("With how far it has come: waiting, in work, called back, done and skipped make up the total.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(CallListPermissions.Use);
        routes.MapGet("/call-lists/{id:guid}/entries", async (Guid id, string? state, string? cursor, IMediator mediator, CancellationToken ct, int limit = 50) =>
                TypedResults.Ok(await mediator.Send(new ReadCallListEntries(id, QueryChoice.Read<CallListState>(state, "state") ?? CallListState.Waiting, cursor, limit), ct)))
            .WithName("ListCallListEntries").WithTags("Call lists").WithSummary("List who is on a call list").WithDescription("In one `state`: waiting, callBack, done or skipped; whoever promises most comes first.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(CallListPermissions.Use);
    }
}
