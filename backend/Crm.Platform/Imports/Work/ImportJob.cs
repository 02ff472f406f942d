using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Work;

/// <summary>Takes a file in, batch by batch: the rows' effects, their outcomes and the counts of each batch are one commit.</summary>
[JobKind(Kind, ChangeSource.Import, Subject = "/imports/{subjectId}", Undo = "/imports/{subjectId}/undo", Failures = "/imports/{subjectId}/rejected.csv")]
internal sealed class ImportJob(
    CrmDbContext db, BulkRows bulk, NewRecords fresh, RecordCatalog catalog, ImportFiles files, RowReaders readers, ImportIndexer indexer, ImportConsents consents, ChangeRecorder recorder, UnitOfWork unitOfWork, JobQueue jobs,
    IServiceProvider services, IServiceScopeFactory scopes, IOptions<ImportOptions> options, CurrentUser user, TimeProvider clock) : IJobHandler
{
    public const string Kind = "import";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        job.ChangeSetId = await ContinueChangeSet(import, ct);
        var type = catalog.Find(import.RecordType) ?? throw new InvalidOperationException($"There is no record type {import.RecordType} any more.");
        var linksRows = HasLinksToRows(import, type);
        int? read = null;
        var created = Created(import, memory);
        if (created is { IsEnough: true } || (created is { IsClosed: false } && import.ReadRows == import.TotalRows))
        {
            await indexer.Add(import, created, ct);
        }
        else if (import.ReadRows < import.TotalRows)
        {
            read = await Take(import, type, await Reader(import, type, import.ReadRows, memory, ct), ct);
            unitOfWork.AfterCommit(() => created?.Add(fresh.Unindexed));
        }
        else if (linksRows && import.LinkedRows < import.TotalRows)
        {
            read = await Link(import, type, await Reader(import, type, import.LinkedRows, memory, ct), ct);
        }
        else if (!import.IsSearchable)
        {
            await indexer.Next(import, memory, ct);
        }

        if (read == 0)
        {
            throw new InvalidOperationException("The file ended before its last row.");
        }

        job.Total = import.TotalRows;
        job.Done = import.ReadRows;
        job.Failed = import.Rejected;
        var isIn = import.ReadRows == import.TotalRows && (!linksRows || import.LinkedRows == import.TotalRows);
        var isDone = isIn && import.IsSearchable;
        if (isDone)
        {
            import.End(ImportState.Completed, clock.GetUtcNow().UtcDateTime);
            unitOfWork.AfterCommit(() => files.Delete(import.Id));
        }

        return !isDone;
    }

    public async Task Ended(Job job, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        import.End(job.State == JobState.Cancelled ? ImportState.Cancelled : ImportState.Failed, clock.GetUtcNow().UtcDateTime, job.Error);
        if (!import.IsSearchable)
        {
            jobs.Enqueue(ImportIndexJob.Kind, import.Id, ImportView.Title(import));
        }
    }

    // The file has stayed for this; housekeeping takes it away after some days.
    public async Task Resumed(Job job, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        if (!files.Has(import.Id))
        {
            throw new ConflictException("job_not_retryable", "The file of this import is no longer here. Upload it again.");
        }

        import.Resume(job.Id);
    }

    // All batches write into one change set, which is what an undo takes back.
    private async Task<Guid> ContinueChangeSet(Import import, CancellationToken ct)
    {
        if (import.ChangeSetId is { } id)
        {
            recorder.Continue(await db.Set<ChangeSet>().SingleAsync(c => c.Id == id, ct));
            import.GoOn();
            return id;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var changes = new ChangeSet { At = now, ActorId = user.Id, Source = user.Source, Kind = ChangeKind.Import };
        db.Add(changes);
        import.Begin(changes.Id, now, isIndexedLater: import.TotalRows > options.Value.IndexLaterFrom);
        recorder.Continue(changes);
        return changes.Id;
    }

    // Only who was there from the first row on knows all that waits; after a kill it is read again when all rows are in.
    private static FreshTerms? Created(Import import, JobMemory memory) =>
        memory.Get<FreshTerms>() ?? (import.ReadRows == 0 && !import.IsSearchable ? memory.Keep(new FreshTerms()) : null);

    // The open file is remembered from batch to batch; after a restart it is read again up to where the last commit ended.
    private async Task<ImportReader> Reader(Import import, RecordType type, long position, JobMemory memory, CancellationToken ct)
    {
        if (memory.Get<ImportReader>() is { } open)
        {
            if (open.Position == position)
            {
                return open;
            }

            await open.DisposeAsync();
        }

        var source = new ImportSource(files.Open(import.Id), import.Shape);
        source.SkipTo(position);
        var rows = await readers.Of(import, ct);
        return memory.Keep(new ImportReader(scopes, user.Caller, type.Name, ImportPlan.Of(import, type), rows, source, options.Value.BatchSize));
    }

    private IRecordImporter Importer(RecordType type) => services.GetServices<IRecordImporter>().Single(i => i.RecordType == type.Name);

    private async Task<int> Take(Import import, RecordType type, ImportReader reader, CancellationToken ct)
    {
        var references = ReferenceResolver.Of(services);
        fresh.AreIndexedLater = !import.IsSearchable;
        var batch = await reader.Next();
        var verdicts = await Importer(type).Take(batch, references, memory: null, ct);
        references.DropUnused();
        await consents.Record(import, verdicts, ct);
        bulk.Add(verdicts.Select(v => v.AsRow(import.Id)));
        import.Count(verdicts, references.CreatedCount);
        return verdicts.Count;
    }

    private static bool HasLinksToRows(Import import, RecordType type)
    {
        var toOwnType = ImportTargets.Of(type).Where(t => t.Field?.ReferenceTo == type.Name).Select(t => t.Path).ToList();
        return import.Columns.Any(c => c.Field is { } field && toOwnType.Contains(field));
    }

    private async Task<int> Link(Import import, RecordType type, ImportReader reader, CancellationToken ct)
    {
        var references = ReferenceResolver.Of(services);
        var importer = Importer(type);
        var rows = reader.NextRows();
        var linking = rows.Where(r => r.References.Any(f => f.Field.ReferenceTo == type.Name)).ToList();
        var lines = linking.ConvertAll(r => r.Line);
        var outcomes = await db.Set<ImportRow>().Where(r => r.ImportId == import.Id && EF.Parameter(lines).Contains(r.Line) && r.RecordId != null).ToDictionaryAsync(r => r.Line, ct);
        await importer.Prepare([.. outcomes.Values.Select(o => o.RecordId!.Value)], ct);
        var plan = ImportPlan.Of(import, type);
        references.Use(await references.Fetch(linking.SelectMany(r => r.References).Where(f => f.Field.ReferenceTo == type.Name), plan.LinkSource, memory: null, ct), plan);
        var becameUpdated = 0;
        var becameRemarks = 0;
        foreach (var row in linking.Where(r => outcomes.ContainsKey(r.Line)))
        {
            var outcome = outcomes[row.Line];
            var (changed, remark) = await importer.Link(outcome, row, references, ct);
            if (changed && outcome.Outcome == ImportOutcome.Duplicate)
            {
                outcome.Outcome = ImportOutcome.Updated;
                becameUpdated++;
            }

            if (remark is not null)
            {
                becameRemarks += outcome.Reason is null ? 1 : 0;
                outcome.Reason = ImportRow.Cut(outcome.Reason is null ? remark : $"{outcome.Reason} {remark}");
            }

            if (changed)
            {
                // The next row's check for circles must see this link.
                references.DropUnused();
                await unitOfWork.Flush(ct);
            }
        }

        references.DropUnused();
        import.CountLinks(rows.Count, becameUpdated, becameRemarks, references.CreatedCount);
        return rows.Count;
    }
}
