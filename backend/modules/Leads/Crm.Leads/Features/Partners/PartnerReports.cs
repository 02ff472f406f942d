using System.Globalization;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Partners;
using Crm.Opportunities.Contracts;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Partners;

/// <summary>Reads how a dealer does with its leads.</summary>
internal sealed record ReadPartnerResults(Guid AccountId) : IQuery<PartnerResults>;

/// <summary>Lists conflicts between dealers and others, the newest first.</summary>
internal sealed record ReadConflicts(bool IsOpen, string? Cursor, int Limit) : IQuery<Page<ConflictShown>>;

/// <summary>How a dealer does with its leads; what was offered is waiting, accepted, declined, expired or withdrawn.</summary>
/// <param name="OnTime">Of those that were answered, so many in time.</param>
/// <param name="Converted">Leads that it accepted and that became customers.</param>
/// <param name="Won">Opportunities that came of them and were won.</param>
internal sealed record PartnerResults(int Offered, int Waiting, int Accepted, int Declined, int Expired, int Withdrawn, int Answered, int OnTime, int Converted, int Won);

internal sealed class PartnerReportsHandler(LeadsDb db, OfferView view, RecordScopes scopes, IMediator mediator, ICurrentUser user)
    : IRequestHandler<ReadPartnerResults, PartnerResults>, IRequestHandler<ReadConflicts, Page<ConflictShown>>
{
    private const string Order = "-foundAt";

    public async Task<PartnerResults> Handle(ReadPartnerResults request, CancellationToken cancellationToken)
    {
        if (!await scopes.IsVisible("account", request.AccountId, user, cancellationToken))
        {
            throw new NotFoundException("account");
        }

        var offers = db.Offers.AsNoTracking().Where(o => o.PartnerId == request.AccountId);
        var counts = await offers.GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count(), OnTime = g.Count(o => o.DecidedAt <= o.DueAt) }).ToListAsync(cancellationToken);
        var accepted = await (from offer in offers where offer.State == OfferState.Accepted join lead in db.Leads.AsNoTracking() on offer.LeadId equals lead.Id where lead.Status == LeadStatus.Converted select lead.OpportunityId).ToListAsync(cancellationToken);
        var won = await mediator.Send(new WonOpportunitiesOf([.. accepted.OfType<Guid>().Distinct()]), cancellationToken);
        int Of(OfferState state) => counts.Find(c => c.Key == state)?.Count ?? 0;
        var answered = counts.Where(c => c.Key is OfferState.Accepted or OfferState.Declined).ToList();
        return new PartnerResults(
            counts.Sum(c => c.Count), Of(OfferState.Offered), Of(OfferState.Accepted), Of(OfferState.Declined), Of(OfferState.Expired), Of(OfferState.Withdrawn), answered.Sum(c => c.Count), answered.Sum(c => c.OnTime),
            accepted.Count, won.Count);
    }

    public async Task<Page<ConflictShown>> Handle(ReadConflicts request, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > 200)
        {
            throw new InvalidInputException("limit", "Give a number from 1 to 200.");
        }

        var conflicts = db.Conflicts.AsNoTracking().Where(c => c.IsOpen == request.IsOpen);
        if (Cursor.Decode(request.Cursor, Order) is { } cursor)
        {
            var found = long.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc)
                : throw new InvalidInputException("cursor", "This cursor belongs to another list. Start again without a cursor.");
            conflicts = conflicts.Where(Keyset.After<LeadConflict, DateTime>(c => c.FoundAt, c => c.Id, descending: true, found, cursor.Id));
        }

        var rows = await conflicts.OrderByDescending(c => c.FoundAt).ThenByDescending(c => c.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Limit).ToList();
        var next = rows.Count > request.Limit ? new Cursor(Order, page[^1].FoundAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<ConflictShown>(await view.Show(page, cancellationToken), next);
    }
}

internal sealed class PartnerReportsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/accounts/{id:guid}/partner/results", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPartnerResults(id), ct)))
            .WithName("ReadPartnerResults").WithTags("Partners").WithSummary("Read how a dealer does with its leads").WithDescription("What was offered is waiting, accepted, declined, expired or withdrawn.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
        routes.MapGet("/lead-conflicts", async (string? cursor, IMediator mediator, CancellationToken ct, bool open = true, int limit = 50) => TypedResults.Ok(await mediator.Send(new ReadConflicts(open, cursor, limit), ct)))
            .WithName("ListLeadConflicts").WithTags("Partners").WithSummary("List conflicts between dealers and others").WithDescription("Those that nobody has decided, or with `open=false` those that were; the newest first.").Requires(PartnerPermissions.Manage);
    }
}
