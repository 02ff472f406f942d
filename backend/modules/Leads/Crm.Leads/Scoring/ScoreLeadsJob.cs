using Crm.Kernel;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Scoring;

/// <summary>Scores all leads anew, after rules were changed or another model was taken.</summary>
[JobKind(Kind, ChangeSource.System)]
internal sealed class ScoreLeadsJob(LeadsDb db, ScoreWriter writer, UnitOfWork unitOfWork) : IJobHandler
{
    public const string Kind = "leadScoring";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        job.Total = job.Total == 0 ? await db.Leads.LongCountAsync(ct) : job.Total;
        return await Rescoring.Step(job, memory, writer, unitOfWork, ct);
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>One portion of scoring. Only what is wrong is written, so that after a kill it may begin from the start.</summary>
internal static class Rescoring
{
    public static async Task<bool> Step(Job job, JobMemory memory, ScoreWriter writer, UnitOfWork unitOfWork, CancellationToken ct)
    {
        var place = memory.Get<Place>();
        if (place is null)
        {
            place = memory.Keep(new Place());
            job.Done = 0;
        }

        await unitOfWork.Begin(ct);
        var (count, last) = await writer.Next(place.After, ct);
        job.Done += count;
        place.After = last ?? place.After;
        return last is not null;
    }

    private sealed class Place
    {
        public Guid After { get; set; }
    }
}
