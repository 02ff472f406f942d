using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Features;

/// <summary>Asks for the end of all that is known of a person; nothing happens before somebody with the right to erase approves.</summary>
internal sealed record RequestErasure(string RecordType, Guid RecordId, ErasureGround Ground = ErasureGround.Request) : ICommand<ErasureResponse>;

/// <summary>Says yes or no to an erasure.</summary>
internal sealed record DecideErasure(Guid Id, bool Approve) : ICommand<ErasureResponse>;

/// <summary>Erasures, newest first.</summary>
internal sealed record ListErasures(string? Cursor) : IQuery<Page<ErasureResponse>>;

/// <summary>One erasure.</summary>
internal sealed record GetErasure(Guid Id) : IQuery<ErasureResponse>;

internal static class PrivacyPermissions
{
    public static readonly Permission Manage = new("privacy.manage", "Find persons everywhere, export what is held of them, ask for their erasure");
    public static readonly Permission Erase = new("privacy.erase", "Approve the erasure of persons, which nothing brings back");
}

/// <summary>An erasure and, once done, its proof.</summary>
public sealed class ErasureResponse
{
    public required Guid Id { get; init; }
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required ErasureGround Ground { get; init; }
    public required ErasureState State { get; init; }
    public required Guid? RequestedBy { get; init; }
    public required DateTime RequestedAt { get; init; }
    public required Guid? DecidedBy { get; init; }
    public required DateTime? DecidedAt { get; init; }

    /// <summary>You asked for it, so somebody else with the right to erase decides.</summary>
    public required bool NeedsAnother { get; init; }

    /// <summary>From when on you may approve it, if you have the right; null once it is decided, or where somebody else must.</summary>
    public required DateTime? ApprovableFrom { get; init; }
    public required Guid? JobId { get; init; }
    public required DateTime? ErasedAt { get; init; }

    /// <summary>The records that were the person.</summary>
    public required IReadOnlyList<Guid> RecordIds { get; init; }

    /// <summary>Rows by source: what would be erased, and after that what was.</summary>
    public required IReadOnlyList<ErasedSource> Sources { get; init; }

    /// <summary>Tables in which others still mention the person's address, number or full name, such as in a note on a company.</summary>
    public required IReadOnlyList<ErasedSource> Mentions { get; init; }

    /// <summary>The person's addresses and numbers, as HMAC-SHA-256 under the key of this installation.</summary>
    public required IReadOnlyList<string> Identifiers { get; init; }
    public required DateTime? VerifiedAt { get; init; }

    /// <summary>What was done so that no copy stays in freed parts of the database.</summary>
    public required string? Cleaning { get; init; }

    internal static ErasureResponse Of(Erasure e, Approval approval) => new()
    {
        NeedsAnother = approval.NeedsAnother, ApprovableFrom = approval.From,
        Id = e.Id, RecordType = e.RecordType, RecordId = e.RecordId, Ground = e.Ground, State = e.State, RequestedBy = e.RequestedBy, RequestedAt = e.RequestedAt, DecidedBy = e.DecidedBy,
        DecidedAt = e.DecidedAt, JobId = e.JobId, ErasedAt = e.ErasedAt, RecordIds = e.RecordIds, Sources = e.Sources, Mentions = e.Mentions, Identifiers = e.Identifiers, VerifiedAt = e.VerifiedAt,
        Cleaning = e.Cleaning,
    };
}

internal sealed class ErasureHandler(CrmDbContext db, Persons persons, IEnumerable<IPersonalData> sources, JobQueue jobs, IAuditLog audit, FourEyes eyes, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RequestErasure, ErasureResponse>, IRequestHandler<DecideErasure, ErasureResponse>, IRequestHandler<ListErasures, Page<ErasureResponse>>, IRequestHandler<GetErasure, ErasureResponse>
{
    private const int PageSize = 50;
    private const string Sort = "-requestedAt";

    public async Task<ErasureResponse> Handle(RequestErasure request, CancellationToken cancellationToken)
    {
        var person = await persons.Of(request.RecordType, request.RecordId, cancellationToken);
        if (await db.Set<Erasure>().AnyAsync(e => e.RecordId == request.RecordId && (e.State == ErasureState.Requested || e.State == ErasureState.Approved), cancellationToken))
        {
            throw new ConflictException("erasure_pending", "The erasure of this person has already been asked for.");
        }

        var erasure = new Erasure
        {
            RecordType = request.RecordType, RecordId = request.RecordId, Ground = request.Ground, RequestedBy = user.Id, RequestedAt = clock.GetUtcNow().UtcDateTime, RecordIds = [.. person.Ids],
        };
        foreach (var source in sources.OrderBy(s => s.Order))
        {
            erasure.Sources.Add(new ErasedSource(source.Source, await source.Count(person, cancellationToken)));
        }

        db.Add(erasure);
        audit.Write(AuditActions.ErasureRequested, request.RecordType, request.RecordId, new { erasure = erasure.Id, request.Ground });
        return await Show(erasure, cancellationToken);
    }

    public async Task<ErasureResponse> Handle(DecideErasure request, CancellationToken cancellationToken)
    {
        var erasure = await Load(request.Id, cancellationToken);
        if (erasure.State != ErasureState.Requested)
        {
            throw new ConflictException("erasure_decided", "This erasure has already been decided.");
        }

        if (request.Approve)
        {
            await eyes.Check(erasure, cancellationToken);
        }

        (erasure.State, erasure.DecidedBy, erasure.DecidedAt) = (request.Approve ? ErasureState.Approved : ErasureState.Rejected, user.Id, clock.GetUtcNow().UtcDateTime);
        erasure.JobId = request.Approve ? jobs.Enqueue(EraseJob.Kind, erasure.Id).Id : null;
        audit.Write(request.Approve ? AuditActions.ErasureApproved : AuditActions.ErasureRejected, erasure.RecordType, erasure.RecordId, new { erasure = erasure.Id });
        return await Show(erasure, cancellationToken);
    }

    public async Task<Page<ErasureResponse>> Handle(ListErasures request, CancellationToken cancellationToken)
    {
        var found = await Query(db, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var approvals = await eyes.Of(page, cancellationToken);
        return new Page<ErasureResponse>(
            page.ConvertAll(e => ErasureResponse.Of(e, approvals(e))), found.Count > PageSize ? new Cursor(Sort, page[^1].RequestedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null);
    }

    public async Task<ErasureResponse> Handle(GetErasure request, CancellationToken cancellationToken) => await Show(await Load(request.Id, cancellationToken), cancellationToken);

    internal static IQueryable<Erasure> Query(CrmDbContext db, ListErasures request)
    {
        var rows = db.Set<Erasure>().AsNoTracking();
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            rows = rows.Where(e => e.RequestedAt <= from && (e.RequestedAt < from || e.Id < id));
        }

        return rows.OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id).Take(PageSize + 1);
    }

    private async Task<ErasureResponse> Show(Erasure erasure, CancellationToken ct) =>
        ErasureResponse.Of(erasure, (await eyes.Of([erasure], ct))(erasure));

    private async Task<Erasure> Load(Guid id, CancellationToken ct) => await db.Set<Erasure>().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new NotFoundException("erasure");
}

internal sealed class ErasureEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/privacy/erasures").WithTags("Privacy");
        group.MapPost("", async (RequestErasure body, IMediator mediator, CancellationToken ct) =>
            {
                var asked = await mediator.Send(body, ct);
                return TypedResults.Created($"/api/v1/privacy/erasures/{asked.Id}", asked);
            })
            .WithName("RequestErasure").WithSummary("Ask for the erasure of a person; the answer shows what would go")
            .WithDescription("Nothing is erased before somebody with `privacy.erase` approves. The ground is a choice: a text could name the person again.")
            .ProducesProblem(StatusCodes.Status409Conflict).Requires(PrivacyPermissions.Manage);
        group.MapGet("", async (string? cursor, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListErasures(cursor), ct)))
            .WithName("ListErasures").WithSummary("List erasures and their proofs, newest first").Requires(PrivacyPermissions.Manage);
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetErasure(id), ct)))
            .WithName("GetErasure").WithSummary("Read one erasure and, once done, its proof").Requires(PrivacyPermissions.Manage);
        group.MapPost("/{id:guid}/approve", async (Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted($"/api/v1/privacy/erasures/{id}", await mediator.Send(new DecideErasure(id, Approve: true), ct)))
            .WithName("ApproveErasure").WithSummary("Erase the person; nothing brings it back")
            .WithDescription("Whoever asked does not approve, unless nobody else has the right (`Crm:Privacy:SoleApprovalHours` later). A job erases all in one commit, then looks through every table for what is left. The record's shell stays in the bin without any value that somebody typed; its addresses and numbers are kept out from then on.")
            .ProducesProblem(StatusCodes.Status409Conflict).RequiresFreshProof().Requires(PrivacyPermissions.Erase);
        group.MapPost("/{id:guid}/reject", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new DecideErasure(id, Approve: false), ct)))
            .WithName("RejectErasure").WithSummary("Refuse an erasure; the person stays").ProducesProblem(StatusCodes.Status409Conflict).Requires(PrivacyPermissions.Erase);
    }
}
