using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features;

/// <summary>How fast a deal goes, beside those of its pipeline that were won.</summary>
internal sealed record ReadPace(Guid Id) : IQuery<DealPace>;

/// <summary>The stages a deal has been in, and how long that usually takes.</summary>
internal sealed class DealPace
{
    /// <summary>The stages in the order in which it was there.</summary>
    public required IReadOnlyList<PaceStage> Stages { get; init; }

    /// <summary>Days since it was engaged, or made; of a closed one, until it closed.</summary>
    public required long AgeDays { get; init; }

    /// <summary>The median of the won deals of this pipeline; null where none was won.</summary>
    public required long? WonMedianDays { get; init; }

    /// <summary>Whether it is open and has been in its stage for longer than the stage allows.</summary>
    public required bool IsRotting { get; init; }

    /// <summary>Whether it is open and takes longer than three of four won deals did.</summary>
    public required bool IsSlow { get; init; }
}

/// <summary>A stay in a stage.</summary>
/// <param name="Days">So far, or altogether.</param>
/// <param name="MedianDays">How long deals stay there; null where none has left it yet.</param>
internal sealed record PaceStage(Guid StageId, string Name, DateTime EnteredAt, DateTime? LeftAt, Guid? EnteredBy, string? EnteredByName, double Days, double? MedianDays);

internal sealed class ReadPaceHandler(IMediator mediator, OpportunitiesDb db, PipelineReader pipelines, ReferenceLabels labels, TimeProvider clock) : IRequestHandler<ReadPace, DealPace>
{
    public async Task<DealPace> Handle(ReadPace request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        var all = await pipelines.Read(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var visits = await db.Visits.AsNoTracking().Where(v => v.OpportunityId == deal.Id).OrderBy(v => v.EnteredAt).ThenBy(v => v.Id).Take(200).ToListAsync(cancellationToken);
        var names = await labels.Fetch(visits.Where(v => v.EnteredBy is not null).Select(v => ("user", v.EnteredBy!.Value)), cancellationToken);
        var medians = new Dictionary<Guid, double?>();
        foreach (var stage in visits.Select(v => v.StageId).Distinct())
        {
            medians[stage] = await Medians.OfStage(db, stage, cancellationToken);
        }

        var begun = deal.EngagedOn ?? DateOnly.FromDateTime(deal.CreatedAt);
        var age = Math.Max(0, (deal.IsOpen ? DateOnly.FromDateTime(now) : deal.ClosedOn ?? DateOnly.FromDateTime(now)).DayNumber - begun.DayNumber);
        return new DealPace
        {
            Stages =
            [
                .. visits.Select(v => new PaceStage(
                    v.StageId, all.Find(v.StageId)?.Name ?? "", v.EnteredAt, v.LeftAt, v.EnteredBy, names.Of("user", v.EnteredBy), Days(v.Seconds ?? (long)(now - v.EnteredAt).TotalSeconds), medians[v.StageId])),
            ],
            AgeDays = age,
            WonMedianDays = await Medians.OfWon(db, deal.PipelineId, 0.5, cancellationToken),
            IsRotting = deal.IsOpen && deal.RotsOn <= DateOnly.FromDateTime(now),
            IsSlow = deal.IsOpen && await Medians.OfWon(db, deal.PipelineId, 0.75, cancellationToken) < age,
        };
    }

    private static double Days(long seconds) => Math.Round(seconds / 86_400d, 2);
}

/// <summary>Middles of indexes: no engine but one has a function for it.</summary>
internal static class Medians
{
    /// <summary>How many days deals stay in a stage.</summary>
    public static async Task<double?> OfStage(OpportunitiesDb db, Guid stageId, CancellationToken ct)
    {
        var stays = db.Visits.AsNoTracking().Where(v => v.StageId == stageId && v.Seconds != null);
        var count = await stays.CountAsync(ct);
        return count == 0 ? null : Math.Round(await stays.OrderBy(v => v.Seconds).Skip((count - 1) / 2).Select(v => v.Seconds!.Value).FirstAsync(ct) / 86_400d, 2);
    }

    /// <summary>How many days won deals of a pipeline took, at a share of them between 0 and 1.</summary>
    public static async Task<long?> OfWon(OpportunitiesDb db, Guid? pipelineId, double share, CancellationToken ct)
    {
        var won = db.Opportunities.AsNoTracking().Where(o => o.PipelineId == pipelineId && o.Status == OpportunityStatus.Won && o.DeletionId == Guid.Empty && o.CycleDays != null);
        var count = await won.CountAsync(ct);
        return count == 0 ? null : await won.OrderBy(o => o.CycleDays).Skip((int)((count - 1) * share)).Select(o => o.CycleDays).FirstAsync(ct);
    }
}

internal sealed class ReadPaceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/opportunities/{id:guid}/pace", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPace(id), ct)))
        .WithName("ReadOpportunityPace").WithTags("Opportunities").WithSummary("Read how long a deal has been in each stage, beside what is usual")
        .WithDescription("Stays follow every change within moments. Medians are of all deals of the company, whoever owns them.").ProducesProblem(StatusCodes.Status404NotFound).Requires(OpportunityPermissions.Read);
}
