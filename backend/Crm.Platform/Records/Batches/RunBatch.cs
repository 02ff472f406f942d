using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Batches;

/// <summary>Does up to a thousand operations on records of one type in one commit and one change set.</summary>
internal sealed record RunBatch<T>(IReadOnlyList<BatchOperation> Operations, bool Atomic) : ICommand<IReadOnlyList<BatchResult<T>>>
    where T : Record;

/// <summary>What became of one operation: the record, or why not.</summary>
internal sealed record BatchResult<T>(int Index, int Status, T? Record, CrmException? Refusal)
    where T : Record;

/// <summary>An operation of an atomic batch failed, so none was done.</summary>
internal sealed class FailedOperationException(int index, CrmException refusal) : CrmException(refusal.Code, refusal.Message)
{
    public int Index { get; } = index;

    public CrmException Refusal { get; } = refusal;
}

/// <summary>
/// Works in portions: a portion reads what it needs in a handful of queries and is saved at once. Most refusals are known before anything
/// is saved; where the database itself refuses, the portion is taken back and done again operation by operation.
/// </summary>
internal sealed class RunBatchHandler<T>(BatchWriter<T> writer, UnitOfWork unitOfWork, CrmDbContext db, ChangeRecorder changes) : IRequestHandler<RunBatch<T>, IReadOnlyList<BatchResult<T>>>
    where T : Record
{
    private const int Portion = 250;

    public async Task<IReadOnlyList<BatchResult<T>>> Handle(RunBatch<T> request, CancellationToken cancellationToken)
    {
        changes.Call(ChangeKind.Batch);
        var results = new List<BatchResult<T>>(request.Operations.Count);
        foreach (var portion in request.Operations.Chunk(Portion))
        {
            var done = await Together(portion, request.Atomic, cancellationToken) ?? await OneByOne(portion, request.Atomic, cancellationToken);
            results.AddRange(done);

            // What is written need not be looked at again at the next save.
            db.ChangeTracker.Clear();
        }

        return results;
    }

    /// <summary>Null where the database refused something in it.</summary>
    private async Task<List<BatchResult<T>>?> Together(BatchOperation[] portion, bool atomic, CancellationToken ct)
    {
        var done = new List<BatchResult<T>>(portion.Length);
        try
        {
            await unitOfWork.RunPart(
                async () =>
                {
                    await writer.Prepare(portion, ct);
                    foreach (var operation in portion)
                    {
                        done.Add(await Try(operation, ct));
                        ThrowIfAtomic(atomic, done[^1]);
                    }
                },
                ct);
            return done;
        }
        catch (CrmException e) when (e is not FailedOperationException)
        {
            return null;
        }
    }

    private async Task<List<BatchResult<T>>> OneByOne(BatchOperation[] portion, bool atomic, CancellationToken ct)
    {
        var done = new List<BatchResult<T>>(portion.Length);
        foreach (var operation in portion)
        {
            BatchResult<T> result = null!;
            try
            {
                await unitOfWork.RunPart(
                    async () =>
                    {
                        await writer.Prepare([operation], ct);
                        result = await Try(operation, ct);
                    },
                    ct);
            }
            catch (CrmException e)
            {
                result = new BatchResult<T>(operation.Index, 0, null, e);
            }

            done.Add(result);
            ThrowIfAtomic(atomic, result);
        }

        return done;
    }

    private async Task<BatchResult<T>> Try(BatchOperation operation, CancellationToken ct)
    {
        try
        {
            return operation.Refusal is { } refusal ? throw refusal : await writer.Do(operation, ct);
        }
        catch (CrmException e)
        {
            return new BatchResult<T>(operation.Index, 0, null, e);
        }
    }

    private static void ThrowIfAtomic(bool atomic, BatchResult<T> result)
    {
        if (atomic && result.Refusal is { } refusal)
        {
            throw new FailedOperationException(result.Index, refusal);
        }
    }
}
