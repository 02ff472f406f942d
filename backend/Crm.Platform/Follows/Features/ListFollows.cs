using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Follows.Features;

/// <summary>A record that the caller follows.</summary>
internal sealed class FollowedRecord
{
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required string Name { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>Lists what the caller follows, the latest first.</summary>
internal sealed record ListFollows(int? Limit, string? Cursor) : IQuery<Page<FollowedRecord>>;

internal sealed class ListFollowsValidator : AbstractValidator<ListFollows>
{
    public ListFollowsValidator() => RuleFor(l => l.Limit).InclusiveBetween(1, 200);
}

internal sealed class ListFollowsHandler(CrmDbContext db, ReferenceLabels labels, ICurrentUser user) : IRequestHandler<ListFollows, Page<FollowedRecord>>
{
    private const string Sort = "follows";

    public async Task<Page<FollowedRecord>> Handle(ListFollows request, CancellationToken cancellationToken)
    {
        var (limit, userId) = (request.Limit ?? 50, user.Id);
        var follows = db.Set<Follow>().AsNoTracking().Where(f => f.UserId == userId);
        if (Cursor.Decode(request.Cursor, Sort) is { } after)
        {
            var at = new DateTime(long.Parse(after.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            follows = follows.Where(Keyset.After<Follow, DateTime>(f => f.At, f => f.RecordId, descending: true, at, after.Id));
        }

        var rows = await follows.OrderByDescending(f => f.At).ThenByDescending(f => f.RecordId).Take(limit + 1).ToListAsync(cancellationToken);
        var page = rows.Take(limit).ToList();
        var names = await labels.Fetch(page.Select(f => (f.RecordType, f.RecordId)), cancellationToken);
        var next = rows.Count > limit ? new Cursor(Sort, page[^1].At.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].RecordId).Encode() : null;
        return new([.. page.Where(f => names.Of(f.RecordType, f.RecordId) is not null).Select(f => new FollowedRecord
        {
            RecordType = f.RecordType, RecordId = f.RecordId, Name = names.Of(f.RecordType, f.RecordId)!, At = f.At,
        })], next);
    }
}

internal sealed class ListFollowsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/follows", async (int? limit, string? cursor, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListFollows(limit, cursor), ct)))
        .WithName("ListFollows").WithTags("Follows").WithSummary("List the records that you follow, the latest first").WithDescription("What you may not see any more is not in it.").RequiresSignIn();
}
