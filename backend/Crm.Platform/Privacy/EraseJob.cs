using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Privacy.Sources;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>
/// Erases a person in one commit: everything or nothing. A second portion looks through all tables for what is left, and cleans what the
/// engine has freed but not overwritten.
/// </summary>
[JobKind(Kind, ChangeSource.System, Subject = "/privacy/erasures/{subjectId}")]
internal sealed class EraseJob(CrmDbContext db, Persons persons, PersonEraser eraser, StorageCleaner cleaner, ErasureLedger ledger, TimeProvider clock) : IJobHandler
{
    public const string Kind = "erasePerson";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var erasure = await db.Set<Erasure>().SingleAsync(e => e.Id == job.SubjectId, ct);
        if (erasure.State == ErasureState.Approved)
        {
            var person = await eraser.Erase(erasure, ct);
            memory.Keep(new Looking(person.Traces, new Queue<string>(persons.Tables)));
            (job.Done, job.Total) = (1, persons.Tables.Count + 2);
            return true;
        }

        await ledger.Write(db, ct);

        // Who the person was is known only while the process lives; after a restart the whole file is written anew instead of being looked through.
        db.Database.SetCommandTimeout(StorageCleaner.Patience);
        var looking = memory.Get<Looking>();
        if (looking?.Left.Count > 0)
        {
            erasure.Mentions = [.. erasure.Mentions, .. await persons.Look(looking.Some(clock), looking.Traces, ct)];
            job.Done = persons.Tables.Count + 1 - looking.Left.Count;
            return true;
        }

        erasure.Cleaning = await cleaner.Clean(looking?.Traces, ct);
        erasure.VerifiedAt = clock.GetUtcNow().UtcDateTime;
        job.Done = Math.Max(job.Total, 1);
        return false;
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What is looked for, and the tables not yet looked through.</summary>
    private sealed record Looking(Traces Traces, Queue<string> Left)
    {
        private static readonly TimeSpan Portion = TimeSpan.FromSeconds(2);

        /// <summary>Tables until a portion's time is over: whoever waits sees how far it is.</summary>
        public IEnumerable<string> Some(TimeProvider clock)
        {
            var begun = clock.GetTimestamp();
            while (Left.TryDequeue(out var table))
            {
                yield return table;
                if (clock.GetElapsedTime(begun) > Portion)
                {
                    yield break;
                }
            }
        }
    }
}
