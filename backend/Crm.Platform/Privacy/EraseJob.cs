using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>
/// Erases a person in one commit: everything or nothing. A second portion looks through all tables for what is left, and cleans what the
/// engine has freed but not overwritten.
/// </summary>
[JobKind(Kind, ChangeSource.System, Subject = "/privacy/erasures/{subjectId}")]
internal sealed class EraseJob(CrmDbContext db, Persons persons, PersonEraser eraser, StorageCleaner cleaner, TimeProvider clock) : IJobHandler
{
    public const string Kind = "erasePerson";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var erasure = await db.Set<Erasure>().SingleAsync(e => e.Id == job.SubjectId, ct);
        job.Total = 2;
        if (erasure.State == ErasureState.Approved)
        {
            memory.Keep(await eraser.Erase(erasure, ct));
            job.Done = 1;
            return true;
        }

        // Who the person was is known only while the process lives; after a restart the whole file is written anew instead of being looked through.
        var person = memory.Get<Person>();
        db.Database.SetCommandTimeout(StorageCleaner.Patience);
        erasure.Mentions = person is null ? [] : [.. await persons.Mentions(person.Values, ct)];
        erasure.Cleaning = await cleaner.Clean(person?.Values, ct);
        erasure.VerifiedAt = clock.GetUtcNow().UtcDateTime;
        job.Done = 2;
        return false;
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;
}
