using System.Globalization;
using Crm.Activities.Neglect;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.Neglect;

/// <summary>Lists the neglected, whoever has waited longest first.</summary>
internal sealed record ReadNeglected(string? Cursor, int Limit, Guid? OwnerId) : IQuery<Page<NeglectedItem>>;

/// <summary>A customer who has waited too long, and why.</summary>
internal sealed class NeglectedItem
{
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required string? Name { get; init; }
    public required Guid? OwnerId { get; init; }
    public required string? OwnerName { get; init; }
    public required string Rule { get; init; }

    /// <summary>Since when the rule is not met.</summary>
    public required DateTime Since { get; init; }

    /// <summary>noContact, unanswered, brokenPromise.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>When both sides were last in touch; null for never.</summary>
    public required DateTime? LastContactAt { get; init; }
    public required DateTime? UnansweredSince { get; init; }
}

internal sealed class ReadNeglectedHandler(ActivitiesDb db, RecordCatalog catalog, ReferenceLabels labels, ICurrentUser user) : IRequestHandler<ReadNeglected, Page<NeglectedItem>>
{
    private const string Order = "neglected";

    public async Task<Page<NeglectedItem>> Handle(ReadNeglected request, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > 200)
        {
            throw new InvalidInputException("limit", "Give a number from 1 to 200.");
        }

        var rows = db.Neglected.AsNoTracking();
        rows = Reach(rows);
        rows = request.OwnerId is { } owner ? rows.Where(n => n.OwnerId == owner) : rows;
        if (Cursor.Decode(request.Cursor, Order) is { } cursor)
        {
            var since = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            rows = rows.Where(Keyset.After<NeglectedRecord, DateTime>(n => n.Since, n => n.RecordId, descending: false, since, cursor.Id));
        }

        var found = await rows.OrderBy(n => n.Since).ThenBy(n => n.RecordId).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var names = await labels.Fetch(page.Select(n => (n.RecordType, n.RecordId)).Concat(page.Where(n => n.OwnerId is not null).Select(n => ("user", n.OwnerId!.Value))), cancellationToken);
        var next = found.Count > request.Limit ? new Cursor(Order, page[^1].Since.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].RecordId).Encode() : null;

        // Who was given to somebody else since the morning has no name here and is not told of.
        return new Page<NeglectedItem>([.. page.Where(n => names.Of(n.RecordType, n.RecordId) is not null).Select(n => Show(n, names))], next, null);
    }

    // As far as the narrowest right on any of the types reaches: one condition over one column.
    private IQueryable<NeglectedRecord> Reach(IQueryable<NeglectedRecord> rows)
    {
        var (me, teams) = (user.Id, user.TeamIds.Select(t => (Guid?)t).ToList());
        return new[] { "account", "contact" }.Min(name => user.LevelOf(catalog.Find(name)!.ReadPermission)) switch
        {
            AccessLevel.All => rows,
            AccessLevel.Team when teams.Count > 0 => rows.Where(n => teams.Contains(n.TeamId)),
            AccessLevel.None => rows.Where(n => false),
            _ => rows.Where(n => n.OwnerId == me),
        };
    }

    private static NeglectedItem Show(NeglectedRecord row, Labels names) => new()
    {
        RecordType = row.RecordType,
        RecordId = row.RecordId,
        Name = names.Of(row.RecordType, row.RecordId),
        OwnerId = row.OwnerId,
        OwnerName = names.Of("user", row.OwnerId),
        Rule = row.Rule,
        Since = row.Since,
        Reasons = [.. Reasons(row)],
        LastContactAt = row.LastContactAt,
        UnansweredSince = row.UnansweredSince,
    };

    private static IEnumerable<string> Reasons(NeglectedRecord row) =>
        new[] { (row.IsSilent, "noContact"), (row.UnansweredSince is not null, "unanswered"), (row.BrokenPromises > 0, "brokenPromise") }.Where(r => r.Item1).Select(r => r.Item2);
}

internal sealed class ReadNeglectedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/neglected", async (string? cursor, Guid? ownerId, IMediator mediator, CancellationToken ct, int limit = 50) =>
            TypedResults.Ok(await mediator.Send(new ReadNeglected(cursor, limit, ownerId), ct)))
        .WithName("ReadNeglected").WithTags("Neglect").WithSummary("List customers who have waited too long")
        .WithDescription("As the last daily look found them, whoever has waited longest first; the 500 longest of each owner. `ownerId` narrows it to one owner's.")
        .Requires("activities.read");
}
