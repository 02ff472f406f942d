using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Bulk;

/// <summary>Counts what an act on many records would do.</summary>
internal sealed record PreviewBulk<T>(BulkRequest Request) : IQuery<BulkPreview>
    where T : Record;

/// <summary>Chooses the records and asks a job to act on them.</summary>
internal sealed record StartBulk<T>(BulkRequest Request) : ICommand<Job>
    where T : Record;

internal sealed class BulkHandler<T>(
    CrmDbContext db, BulkRows rows, RecordCatalog catalog, BulkSelection<T> selection, JobQueue jobs, ReferenceLabels labels, IUserDirectory users, ICurrentUser user, IOptions<BulkOptions> options)
    : IRequestHandler<PreviewBulk<T>, BulkPreview>, IRequestHandler<StartBulk<T>, Job>
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<BulkPreview> Handle(PreviewBulk<T> request, CancellationToken cancellationToken)
    {
        await Check(request.Request, cancellationToken);
        return await selection.Preview(request.Request, cancellationToken);
    }

    public async Task<Job> Handle(StartBulk<T> request, CancellationToken cancellationToken)
    {
        var bulk = request.Request;
        await Check(bulk, cancellationToken);
        var matching = await selection.Matching(bulk, cancellationToken);
        if (bulk.ExpectedCount is { } expected && expected != matching.Count)
        {
            throw new ConflictException("count_changed", $"{matching.Count} records match now, not {expected}. Look at them again before you go on.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["expected"] = expected, ["matching"] = matching.Count },
            };
        }

        // Chosen one by one, those that cannot be seen any more are reported and not passed over.
        var chosen = bulk.Ids ?? matching;
        var operation = new BulkOperation
        {
            RecordType = type.Name, Action = bulk.Action, Changes = bulk.Changes?.GetRawText(), Owners = [.. bulk.Owners], Source = user.Source,
        };
        var portions = BulkPortion.Cut(operation.Id, chosen, options.Value.BatchSize).ToList();
        operation.Portions = portions.Count;
        db.Add(operation);
        rows.Add(portions);
        var job = jobs.Enqueue(
            BulkJob.KindOf(bulk.Action), operation.Id,
            new JobTitle(BulkJob.KindOf(bulk.Action), new Dictionary<string, object?>(StringComparer.Ordinal) { ["recordType"] = type.Name, ["count"] = chosen.Count }));
        job.Total = chosen.Count;
        return job;
    }

    // What no record could take is refused at once and not row by row.
    private async Task Check(BulkRequest bulk, CancellationToken ct)
    {
        if (user.LevelOf(bulk.Permission(type)) == AccessLevel.None)
        {
            throw new ForbiddenException($"You may not do this to {type.Resource}.") { Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = bulk.Permission(type) } };
        }

        // Even the count of what would not change would tell what a hidden field holds.
        var touched = bulk.ReadChanges(type)?.Fields ?? (bulk.Owners.Count > 0 && type.Find("ownerId") is { } ownerField ? [ownerField] : []);
        touched.ToList().ForEach(user.CheckWritten);

        var errors = new InputErrors();
        foreach (var owner in bulk.Owners)
        {
            if (!(await users.TeamOf(owner, ct)).Exists)
            {
                errors.Add("owners", $"There is no active user with the id {owner}.");
            }
        }

        foreach (var (field, value) in bulk.ReadChanges(type)?.Values.All ?? new Dictionary<Field, object?>())
        {
            if (field.IsRequired && field.Kind.IsEmpty(value))
            {
                errors.Add($"changes.{field.Name}", $"A {type.Name} needs a {field.Name}.");
            }
            else if (value is Guid id && field.ReferenceTo is { } target && labels.Source(target) is { } source && !(await source.Labels([id], ct)).ContainsKey(id))
            {
                errors.Add($"changes.{field.Name}", $"There is no {target} with this id that you can see.");
            }
        }

        errors.ThrowIfAny();
    }
}
