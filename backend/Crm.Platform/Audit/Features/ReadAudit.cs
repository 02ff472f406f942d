using System.Globalization;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Audit.Features;

/// <summary>What the audit log holds, newest first.</summary>
internal sealed record ReadAudit(AuditFilter Filter, int Limit, string? Cursor) : IQuery<Page<AuditResponse>>;

/// <summary>Which entries: what is null does not matter.</summary>
internal sealed record AuditFilter(Guid? ActorId, string? Action, string? RecordType, Guid? RecordId, DateTime? From, DateTime? To)
{
    public IQueryable<AuditEntry> Of(CrmDbContext db)
    {
        var rows = db.Set<AuditEntry>().AsNoTracking();
        rows = ActorId is { } actor ? rows.Where(a => a.ActorId == actor) : rows;
        rows = Action is { Length: > 0 } action ? rows.Where(a => a.Action == action) : rows;
        rows = RecordType is { Length: > 0 } type ? rows.Where(a => a.RecordType == type) : rows;
        rows = RecordId is { } id ? rows.Where(a => a.RecordId == id) : rows;
        rows = From is { } from ? rows.Where(a => a.At >= from) : rows;
        return To is { } to ? rows.Where(a => a.At < to) : rows;
    }
}

internal static class AuditPermissions
{
    public static readonly Permission Read = new("audit.read", "Read and export the audit log");
}

/// <summary>One entry of the audit log.</summary>
public sealed class AuditResponse
{
    public required Guid Id { get; init; }

    /// <summary>Its place in the chain; null for a second or two, until it is linked.</summary>
    public required long? Sequence { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The user or the key; null for the system and for whoever had not signed in.</summary>
    public required Guid? ActorId { get; init; }
    public required string? ActorName { get; init; }
    public required ChangeSource Source { get; init; }
    public required Guid? SessionId { get; init; }
    public required string? Ip { get; init; }
    public required string? UserAgent { get; init; }

    /// <summary>Such as <c>session.started</c>, <c>records.exported</c>, <c>access.refused</c>.</summary>
    public required string Action { get; init; }
    public required string? RecordType { get; init; }
    public required Guid? RecordId { get; init; }
    public required JsonElement? Details { get; init; }

    /// <summary>SHA-256 (hex) over this entry and the hash of the one before it.</summary>
    public required string? Hash { get; init; }
}

internal sealed class ReadAuditHandler(CrmDbContext db, ReferenceLabels labels) : IRequestHandler<ReadAudit, Page<AuditResponse>>
{
    private const string Sort = "-at";

    public async Task<Page<AuditResponse>> Handle(ReadAudit request, CancellationToken cancellationToken)
    {
        var found = await Query(db, request).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var next = found.Count > request.Limit ? new Cursor(Sort, page[^1].At.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<AuditResponse>(await Show(page, labels, cancellationToken), next);
    }

    internal static IQueryable<AuditEntry> Query(CrmDbContext db, ReadAudit request)
    {
        var rows = request.Filter.Of(db);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            rows = rows.Where(a => a.At <= from && (a.At < from || a.Id < id));
        }

        return rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(request.Limit + 1);
    }

    internal static async Task<IReadOnlyList<AuditResponse>> Show(IReadOnlyList<AuditEntry> page, ReferenceLabels labels, CancellationToken ct)
    {
        var names = await labels.Fetch(page.Where(a => a.ActorId is not null).Select(a => ("user", a.ActorId!.Value)), ct);
        return [.. page.Select(a => new AuditResponse
        {
            Id = a.Id,
            Sequence = a.Sequence == 0 ? null : a.Sequence,
            At = a.At,
            ActorId = a.ActorId,
            ActorName = names.Of("user", a.ActorId),
            Source = a.Source,
            SessionId = a.SessionId,
            Ip = a.Ip,
            UserAgent = a.UserAgent,
            Action = a.Action,
            RecordType = a.RecordType,
            RecordId = a.RecordId,
            Details = a.Details is null ? null : JsonSerializer.Deserialize<JsonElement>(a.Details),
            Hash = a.Hash,
        })];
    }
}

internal sealed class ReadAuditEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit", async (
            Guid? actorId, string? action, string? recordType, Guid? recordId, DateTimeOffset? from, DateTimeOffset? to, int? limit, string? cursor, IMediator mediator, CancellationToken ct) =>
        {
            if (limit is < 1 or > ListQuery.MaxLimit)
            {
                throw new InvalidInputException("limit", $"Give a limit from 1 to {ListQuery.MaxLimit}.");
            }

            var filter = new AuditFilter(actorId, action, recordType, recordId, from?.UtcDateTime, to?.UtcDateTime);
            return TypedResults.Ok(await mediator.Send(new ReadAudit(filter, limit ?? ListQuery.DefaultLimit, cursor), ct));
        })
        .WithName("ReadAudit").WithTags("Audit").WithSummary("Read the audit log, newest first")
        .WithDescription(
            "Sign-ins and refused ones, exports, changes of users, roles, keys and settings, refused accesses, erasures; who, when, from where. `changes.committed` covers what was changed in records by its digest; "
            + "what it was stands in the history. `from` is included, `to` is not.")
        .Requires(AuditPermissions.Read);
}
