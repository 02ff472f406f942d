using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Work;

/// <summary>Looks at all rows of a file as the import will, and keeps what would become of them. After a kill it begins again: earlier rows count for later ones.</summary>
[JobKind(Kind, ChangeSource.Import, Subject = "/imports/{subjectId}", Failures = "/imports/{subjectId}/rows?stage=check&outcome=rejected")]
internal sealed class ImportCheckJob(
    CrmDbContext db, BulkRows bulk, ImportFiles files, RowReaders readers, ImportTrial trial, CheckedRows checkedRows, IOptions<ImportOptions> options, TimeProvider clock) : IJobHandler
{
    public const string Kind = "importCheck";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        var run = memory.Get<CheckRun>() ?? memory.Keep(await Begin(import, ct));
        var rows = run.Source.Read(options.Value.BatchSize).ConvertAll(run.Reader.Read);
        var verdicts = await trial.Evaluate(import, rows, run.Memory, ct);
        bulk.Add(verdicts.Where(run.Keeps).Select(v => checkedRows.Of(import, v)));
        run.Count(verdicts);
        job.Total = import.TotalRows;
        job.Done = run.Read;
        job.Failed = run.Rejected;
        if (rows.Count > 0 && run.Read < import.TotalRows)
        {
            return true;
        }

        import.EndCheck(run.Result(clock.GetUtcNow().UtcDateTime));
        return false;
    }

    public async Task Ended(Job job, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        import.BackToMapping();
    }

    public async Task Resumed(Job job, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        import.MustBeOpen();
        import.BeginCheck(job.Id);
    }

    private async Task<CheckRun> Begin(Import import, CancellationToken ct)
    {
        await db.Set<CheckedRow>().Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(ct);
        return new CheckRun(new ImportSource(files.Open(import.Id), import.Shape), await readers.Of(import, ct), new TrialMemory());
    }
}

/// <summary>How far a check has come.</summary>
internal sealed class CheckRun(ImportSource source, RowReader reader, TrialMemory memory) : IDisposable
{
    /// <summary>Of rows that simply go in so many are kept to look at.</summary>
    private const int MaxPlain = 1000;

    private readonly Dictionary<ImportOutcome, long> counts = [];
    private readonly Dictionary<ImportOutcome, int> plain = [];
    private readonly Dictionary<ImportOutcome, long> listed = [];
    private long remarks;

    public ImportSource Source => source;

    public RowReader Reader => reader;

    public TrialMemory Memory => memory;

    public long Read => counts.Values.Sum();

    public long Rejected => counts.GetValueOrDefault(ImportOutcome.Rejected);

    public bool Keeps(RowVerdict verdict)
    {
        var keeps = AsksForALook(verdict);
        listed[verdict.Outcome] = listed.GetValueOrDefault(verdict.Outcome) + (keeps ? 1 : 0);
        return keeps;
    }

    private bool AsksForALook(RowVerdict verdict)
    {
        if (verdict.Outcome is ImportOutcome.Rejected or ImportOutcome.Updated || CheckedRows.HasRemarks(verdict))
        {
            return true;
        }

        plain[verdict.Outcome] = plain.GetValueOrDefault(verdict.Outcome) + 1;
        return plain[verdict.Outcome] <= MaxPlain;
    }

    public void Count(IReadOnlyList<RowVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            counts[verdict.Outcome] = counts.GetValueOrDefault(verdict.Outcome) + 1;
            remarks += verdict.Outcome != ImportOutcome.Rejected && CheckedRows.HasRemarks(verdict) ? 1 : 0;
        }
    }

    public ImportCheck Result(DateTime at) => new(
        Read, counts.GetValueOrDefault(ImportOutcome.Created), counts.GetValueOrDefault(ImportOutcome.Updated), counts.GetValueOrDefault(ImportOutcome.Duplicate), Rejected, remarks, memory.LinkedCreated, at)
    {
        Listed = new ImportListed(listed.GetValueOrDefault(ImportOutcome.Created), listed.GetValueOrDefault(ImportOutcome.Duplicate)),
    };

    public void Dispose()
    {
        source.Dispose();
        memory.Dispose();
    }
}
