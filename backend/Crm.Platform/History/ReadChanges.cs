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

namespace Crm.Platform.History;

/// <summary>The next changes of all records in the order of their numbers.</summary>
internal sealed record ListChanges(string? Since, int Limit, string? RecordType) : IQuery<ChangeFeedPage>;

/// <summary>Some changes; <see cref="NextCursor"/> is where to go on, also when there is nothing more yet.</summary>
public sealed record ChangeFeedPage(IReadOnlyList<ChangeFeedItem> Items, string? NextCursor, bool HasMore);

/// <summary>What happened to one record.</summary>
public sealed class ChangeFeedItem
{
    /// <summary>Rises without gaps over everything that is committed; the same for what was committed together.</summary>
    public required long Sequence { get; init; }
    public required DateTime At { get; init; }
    public required Guid ChangeSetId { get; init; }
    public required Guid? ActorId { get; init; }
    public required ChangeSource Source { get; init; }
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>create, edit, delete or restore.</summary>
    public required ChangeKind Operation { get; init; }

    /// <summary>The record's version after the change.</summary>
    public required long Version { get; init; }

    /// <summary>The changed fields before; null for a creation.</summary>
    public required JsonElement? Before { get; init; }

    /// <summary>The changed fields after; null for a deletion.</summary>
    public required JsonElement? After { get; init; }
}

internal static class ChangePermissions
{
    public static readonly Permission Read = new("changes.read", "Follow the changes of all records that one may see");
}

internal sealed class ListChangesHandler(CrmDbContext db, RecordCatalog catalog, IEnumerable<IUndoer> types, ICurrentUser user) : IRequestHandler<ListChanges, ChangeFeedPage>
{
    private const string Sort = "sequence";
    private const int LookedAt = 1000;

    public async Task<ChangeFeedPage> Handle(ListChanges request, CancellationToken cancellationToken)
    {
        var (sequence, ordinal) = Position(request.Since);

        // One type may be rare among all changes: more are looked at than are answered.
        var isOfOneType = !string.IsNullOrEmpty(request.RecordType);
        var (rows, hasMore) = await ChangeFeed.After(db, sequence, ordinal, isOfOneType ? Math.Max(request.Limit, LookedAt) : request.Limit, cancellationToken);
        var page = rows.Where(r => !isOfOneType || r.Change.RecordType == request.RecordType).Take(request.Limit).ToList();
        var visible = await Visible(page, cancellationToken);
        var isCut = page.Count == request.Limit && rows.Count > 0 && page[^1] != rows[^1];
        var last = isCut ? page[^1] : rows.Count > 0 ? rows[^1] : null;
        return new ChangeFeedPage(
            [.. page.Where(r => visible.Contains((r.Change.RecordType, r.Change.RecordId))).Select(Show)],
            last is null ? request.Since : Encode(last.Slice.Sequence, last.Change.Ordinal),
            hasMore || isCut);
    }

    // One query for each record type of the page, and none where all records can be seen.
    private async Task<HashSet<(string RecordType, Guid Id)>> Visible(List<ChangeFeedRow> page, CancellationToken ct)
    {
        var visible = new HashSet<(string, Guid)>();
        foreach (var group in page.GroupBy(r => r.Change.RecordType, StringComparer.Ordinal))
        {
            if (catalog.Find(group.Key) is not { } type)
            {
                continue;
            }

            var ids = group.Select(r => r.Change.RecordId).Distinct().ToList();
            var seen = user.LevelOf(type.ReadPermission) == AccessLevel.All ? ids : await types.Single(t => t.RecordType == type.Name).Visible(ids, ct);
            visible.UnionWith(seen.Select(id => (type.Name, id)));
        }

        return visible;
    }

    private ChangeFeedItem Show(ChangeFeedRow row) => new()
    {
        Sequence = row.Slice.Sequence,
        At = row.Slice.At,
        ChangeSetId = row.Change.ChangeSetId,
        ActorId = row.Slice.ActorId,
        Source = row.Slice.Source,
        RecordType = row.Change.RecordType,
        RecordId = row.Change.RecordId,
        Operation = row.Change.Operation,
        Version = row.Change.Version,
        Before = Shown(row.Change.RecordType, row.Change.Before),
        After = Shown(row.Change.RecordType, row.Change.After),
    };

    private JsonElement? Shown(string recordType, string? json) => json is null ? null : FieldChanges.Readable(catalog.Find(recordType)!, json, user);

    private static (long Sequence, int Ordinal) Position(string? since)
    {
        if (Cursor.Decode(since, Sort) is not { } cursor)
        {
            return (0, 0);
        }

        var parts = cursor.Key.Split('.');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Encode(long sequence, int ordinal) => new Cursor(Sort, string.Create(CultureInfo.InvariantCulture, $"{sequence}.{ordinal}"), Guid.Empty).Encode();
}

internal sealed class ListChangesEndpoint : IEndpoint
{
    private const int MaxLimit = 1000;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/changes", async (string? since, int? limit, string? recordType, IMediator mediator, RecordCatalog catalog, CancellationToken ct) =>
        {
            if (limit is < 1 or > MaxLimit)
            {
                throw new InvalidInputException("limit", $"Give a limit from 1 to {MaxLimit}.");
            }

            if (recordType is { Length: > 0 } && catalog.Find(recordType) is null)
            {
                throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
            }

            return TypedResults.Ok(await mediator.Send(new ListChanges(since, limit ?? 100, recordType), ct));
        })
        .WithName("ListChanges").WithTags("History").WithSummary("Follow the changes of all records")
        .WithDescription(
            "For synchronisers and data warehouses: ask again with `since` set to `nextCursor`, at once while `hasMore`, otherwise after a while. A change appears within a second or two of its commit, "
            + "never before one that has a smaller number, and never twice. Changes of records that the caller cannot see are left out.")
        .Requires(ChangePermissions.Read);
}
