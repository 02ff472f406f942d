using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Startup;

/// <summary>Writes the first pipeline, so that a deal has where to go; from then on it is the administrator's.</summary>
internal sealed class SeedPipeline(OpportunitiesDb db, UnitOfWork unitOfWork) : IStartupTask
{
    private static readonly (string Name, OpportunityStatus Kind, int Probability, int? RottingDays)[] Usual =
    [
        ("Prospecting", OpportunityStatus.Open, 10, 30),
        ("Engaging", OpportunityStatus.Open, 25, 60),
        ("Proposal", OpportunityStatus.Open, 50, 30),
        ("Negotiation", OpportunityStatus.Open, 75, 21),
        ("Won", OpportunityStatus.Won, 100, null),
        ("Lost", OpportunityStatus.Lost, 0, null),
    ];

    public int Order => 20;

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await unitOfWork.Run(() => Seed(ct), ct);
        }
        catch (ConflictException)
        {
            // Another instance starts at the same moment and was first.
        }
    }

    private async Task<Unit> Seed(CancellationToken ct)
    {
        if (await db.Pipelines.AnyAsync(ct))
        {
            return Unit.Value;
        }

        var pipeline = db.Pipelines.Add(new Pipeline("Sales", Folding.Key("Sales"), position: 0, isDefault: true)).Entity;
        for (var i = 0; i < Usual.Length; i++)
        {
            var (name, kind, probability, rottingDays) = Usual[i];
            var stage = db.Stages.Add(new Stage(pipeline.Id)).Entity;
            stage.Describe(name, Folding.Key(name), i, kind, probability);
            stage.Rule([], exitCriteria: null, rottingDays, []);
        }

        return Unit.Value;
    }
}
