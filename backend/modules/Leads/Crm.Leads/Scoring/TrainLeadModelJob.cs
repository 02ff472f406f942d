using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Scoring.Learning;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Scoring;

/// <summary>Learns from all leads of which is known what became of them, then scores all leads anew.</summary>
[JobKind(Kind, ChangeSource.System, Subject = "/lead-models/{subjectId}")]
internal sealed class TrainLeadModelJob(LeadsDb db, RecordCatalog catalog, ScoreWriter writer, UnitOfWork unitOfWork) : IJobHandler
{
    public const string Kind = "leadTraining";
    private const int AtOnce = 2000;

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var model = await db.Models.SingleAsync(m => m.Id == job.SubjectId, ct);
        if (model.State == LeadModelState.Training)
        {
            await Learn(model, ct);
            job.Total = await db.Leads.LongCountAsync(ct);
            return true;
        }

        return await Rescoring.Step(job, memory, writer, unitOfWork, ct);
    }

    public async Task Ended(Job job, CancellationToken ct) => (await db.Models.SingleAsync(m => m.Id == job.SubjectId, ct)).Fail();

    public async Task Resumed(Job job, CancellationToken ct) => (await db.Models.SingleAsync(m => m.Id == job.SubjectId, ct)).TryAgain();

    private async Task Learn(LeadModel model, CancellationToken ct)
    {
        var type = catalog.Of<Lead>();
        var rows = new List<IReadOnlyDictionary<string, object>>();
        var outcomes = new List<bool>();
        Guid? after = Guid.Empty;
        while (after is { } from)
        {
            var leads = await Outcomes.Known(db.Leads.AsNoTracking()).Where(l => l.Id > from).OrderBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
            rows.AddRange(leads.Select(l => LeadTraits.Of(type, l)));
            outcomes.AddRange(leads.Select(l => l.Status == LeadStatus.Converted));
            after = leads.Count == AtOnce ? leads[^1].Id : null;
        }

        var converted = outcomes.Count(o => o);
        Outcomes.MustSuffice(converted, outcomes.Count - converted);
        var (learned, quality) = ChanceModel.Learn(rows, outcomes, ct);
        var former = await db.Models.Where(m => m.IsActive).ToListAsync(ct);
        model.Learned(learned, quality, converted, outcomes.Count - converted);
        former.ForEach(m => m.IsActive = !model.IsActive);
    }
}

/// <summary>Which leads say what becomes of leads, and how many it takes.</summary>
internal static class Outcomes
{
    public const int Needed = 40;

    /// <summary>Those that were closed. A double or spam says nothing of leads.</summary>
    public static IQueryable<Lead> Known(IQueryable<Lead> leads) => leads.Where(l => l.DeletionId == Guid.Empty
        && (l.Status == LeadStatus.Converted
            || (l.Status == LeadStatus.Disqualified && (l.DisqualifiedReason == null || (l.DisqualifiedReason != DisqualifyReason.Duplicate && l.DisqualifiedReason != DisqualifyReason.Spam)))));

    public static void MustSuffice(int converted, int disqualified)
    {
        if (converted < Needed || disqualified < Needed)
        {
            throw new ConflictException("too_few_outcomes", $"To learn takes {Needed} converted and {Needed} disqualified leads at least. There are {converted} and {disqualified} so far.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["needed"] = Needed, ["converted"] = converted, ["disqualified"] = disqualified },
            };
        }
    }
}
