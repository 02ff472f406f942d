using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Retention;

/// <summary>Carries a rule out, portion by portion, until nothing is left that it is about.</summary>
[JobKind(Kind, ChangeSource.System, Subject = "/retention-rules/{subjectId}")]
internal sealed class RetentionJob(CrmDbContext db, OutdatedRecords outdated, ChangeRecorder recorder, PersonEraser eraser, StorageCleaner cleaner, TimeProvider clock) : IJobHandler
{
    public const string Kind = "retention";
    private const int DeletedAtOnce = 200;
    private const int ErasedAtOnce = 5;

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        if (await db.Set<RetentionRule>().SingleOrDefaultAsync(r => r.Id == job.SubjectId, ct) is not { } rule)
        {
            return false;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var (_, records) = await outdated.Find(rule, rule.Action == RetentionAction.Delete ? DeletedAtOnce : ErasedAtOnce, count: false, ct);
        if (records.Count == 0)
        {
            rule.LastRunAt = now;
            if (job.Done > 0 && rule.Action == RetentionAction.Anonymise)
            {
                await cleaner.Clean(traces: null, ct);
            }

            return false;
        }

        recorder.Begin(ChangeKind.Bulk);
        foreach (var record in records)
        {
            if (rule.Action == RetentionAction.Delete)
            {
                record.Delete(now);
            }
            else
            {
                var erasure = new Erasure
                {
                    RecordType = rule.RecordType, RecordId = record.Id, Ground = ErasureGround.Retention, State = ErasureState.Approved, RequestedAt = now, DecidedAt = now, DecidedBy = job.ActorId, JobId = job.Id,
                };
                db.Add(erasure);
                await eraser.Erase(erasure, ct);
            }
        }

        job.Done += records.Count;
        return true;
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Starts enabled rules once a day; of two instances one does.</summary>
internal sealed class RetentionSchedule(CrmDbContext db, UnitOfWork unitOfWork, JobQueue jobs, TimeProvider clock) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = now.AddHours(-24);
        foreach (var rule in await db.Set<RetentionRule>().AsNoTracking().Where(r => r.Enabled && (r.LastRunAt == null || r.LastRunAt < before)).ToListAsync(ct))
        {
            await unitOfWork.Run(
                async () =>
                {
                    await unitOfWork.Begin(ct);
                    if (await db.Set<RetentionRule>().Where(r => r.Id == rule.Id && r.LastRunAt == rule.LastRunAt).ExecuteUpdateAsync(u => u.SetProperty(r => r.LastRunAt, now), ct) == 1)
                    {
                        jobs.Enqueue(RetentionJob.Kind, rule.Id);
                    }

                    return Unit.Value;
                },
                ct);
        }
    }
}
