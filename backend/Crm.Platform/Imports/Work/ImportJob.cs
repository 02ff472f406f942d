using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Work;

/// <summary>Takes a file in, batch by batch: the rows' effects, their outcomes and the counts of each batch are one commit.</summary>
[JobKind(Kind, ChangeSource.Import, Subject = "/imports/{subjectId}", Undo = "/imports/{subjectId}/undo", Failures = "/imports/{subjectId}/rejected.csv")]
internal sealed class ImportJob(
    CrmDbContext db, BulkRows bulk, RecordCatalog catalog, ImportFiles files, ChangeRecorder recorder, UnitOfWork unitOfWork, IServiceProvider services,
    IOptions<ImportOptions> options, IOptions<CompanyOptions> company, ICurrentUser user, TimeProvider clock) : IJobHandler
{
    public const string Kind = "import";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        job.ChangeSetId = await ContinueChangeSet(import, ct);
        var type = catalog.Find(import.RecordType) ?? throw new InvalidOperationException($"There is no record type {import.RecordType} any more.");
        var importer = services.GetServices<IRecordImporter>().Single(i => i.RecordType == type.Name);
        var references = ActivatorUtilities.CreateInstance<ReferenceResolver>(services);
        var reader = memory.Get<RowReader>() ?? memory.Keep(new RowReader(type, import.Columns, company.Value.Currency) { Country = company.Value.Country });
        var linksRows = HasLinksToRows(import, type);
        var isLinking = import.ReadRows == import.TotalRows && linksRows;
        var source = Source(import, isLinking ? import.LinkedRows : import.ReadRows, memory);
        var rows = source.Read(options.Value.BatchSize).ConvertAll(reader.Read);
        if (isLinking)
        {
            await Link(import, rows, importer, references, type, ct);
        }
        else
        {
            var outcomes = await importer.Take(import.Id, import.ExternalSource, rows, references, ct);
            references.DropUnused();
            bulk.Add(outcomes);
            import.Count(outcomes, references.CreatedCount);
        }

        job.Total = import.TotalRows;
        job.Done = import.ReadRows;
        job.Failed = import.Rejected;
        var isDone = import.ReadRows == import.TotalRows && (!linksRows || import.LinkedRows == import.TotalRows);
        if (rows.Count == 0 && !isDone)
        {
            throw new InvalidOperationException("The file ended before its last row.");
        }

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
        import.Begin(changes.Id, now);
        recorder.Continue(changes);
        return changes.Id;
    }

    // The open file is remembered from batch to batch; after a restart it is read again up to where the last commit ended.
    private ImportSource Source(Import import, long position, JobMemory memory)
    {
        if (memory.Get<ImportSource>() is { } open && open.Position == position)
        {
            return open;
        }

        memory.Get<ImportSource>()?.Dispose();
        var source = memory.Keep(new ImportSource(files.Open(import.Id), import.Shape));
        source.SkipTo(position);
        return source;
    }

    private static bool HasLinksToRows(Import import, RecordType type)
    {
        var toOwnType = ImportTargets.Of(type).Where(t => t.Field?.ReferenceTo == type.Name).Select(t => t.Path).ToList();
        return import.Columns.Any(c => c.Field is { } field && toOwnType.Contains(field));
    }

    private async Task Link(Import import, List<ReadRow> rows, IRecordImporter importer, ReferenceResolver references, RecordType type, CancellationToken ct)
    {
        var linking = rows.Where(r => r.References.Any(f => f.Field.ReferenceTo == type.Name)).ToList();
        var lines = linking.ConvertAll(r => r.Line);
        var outcomes = await db.Set<ImportRow>().Where(r => r.ImportId == import.Id && lines.Contains(r.Line) && r.RecordId != null).ToDictionaryAsync(r => r.Line, ct);
        await importer.Prepare([.. outcomes.Values.Select(o => o.RecordId!.Value)], ct);
        await references.Fetch(linking.SelectMany(r => r.References).Where(f => f.Field.ReferenceTo == type.Name), ct);
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
    }
}
