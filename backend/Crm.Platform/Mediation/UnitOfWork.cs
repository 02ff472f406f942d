using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Mediation;

/// <summary>One outermost command, one commit. A nested command flushes what came before it and shares the transaction.</summary>
public sealed class UnitOfWork(CrmDbContext db, ChangeRecorder changes, Outbox outbox, BulkRows bulk)
{
    private readonly List<Action> afterCommit = [];
    private int depth;
    private IDbContextTransaction? transaction;

    /// <summary>Says what to do once the outermost command is committed: for what lives outside the database, such as a cache.</summary>
    public void AfterCommit(Action then) => afterCommit.Add(then);

    public async Task<T> Run<T>(Func<Task<T>> work, CancellationToken ct)
    {
        var outermost = depth == 0;
        if (!outermost)
        {
            await Flush(ct);
        }

        depth++;
        try
        {
            var result = await work();
            if (outermost)
            {
                await Commit(ct);
            }

            return result;
        }
        catch when (outermost)
        {
            await Abandon();
            throw;
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>Opens the transaction now, for statements that go past the change tracker and belong to the commit.</summary>
    public async Task Begin(CancellationToken ct) => transaction ??= await db.Database.BeginTransactionAsync(ct);

    /// <summary>Writes what is pending without committing it, so that queries in the same unit see it.</summary>
    public async Task Flush(CancellationToken ct)
    {
        if (!db.ChangeTracker.HasChanges() && !bulk.Any)
        {
            return;
        }

        transaction ??= await db.Database.BeginTransactionAsync(ct);
        await Save(ct);
    }

    private async Task Commit(CancellationToken ct)
    {
        await Save(ct);
        if (transaction is not null)
        {
            await transaction.CommitAsync(ct);
            await transaction.DisposeAsync();
            transaction = null;
        }

        changes.Committed();
        outbox.Committed();
        Action[] then = [.. afterCommit];
        afterCommit.Clear();
        Array.ForEach(then, act => act());
    }

    private async Task Save(CancellationToken ct)
    {
        await changes.Record(ct);
        outbox.Collect();
        bulk.TakeOver(changes.TakeAdded());
        if (bulk.Any)
        {
            transaction ??= await db.Database.BeginTransactionAsync(ct);
        }

        try
        {
            await db.SaveChangesAsync(ct);
            await bulk.Write(ct);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: Record record }, ..])
        {
            throw new StaleVersionException(record.Version, current: null);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException("changed_meanwhile", "Somebody has just changed the same. Look at the current state and try again.");
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            throw new ConflictException("duplicate_key", "Somebody has just saved the same key. Look at what is there and try again.");
        }
    }

    private async Task Abandon()
    {
        changes.Abandon();
        outbox.Abandon();
        bulk.Clear();
        afterCommit.Clear();
        db.ChangeTracker.Clear();
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
            transaction = null;
        }
    }
}
