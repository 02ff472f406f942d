using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.History;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Mediation;

/// <summary>One outermost command, one commit. A nested command flushes what came before it and shares the transaction.</summary>
public sealed class UnitOfWork(CrmDbContext db, ChangeRecorder changes, Outbox outbox, BulkRows bulk, NewRecords fresh)
{
    private readonly List<Action> afterCommit = [];
    private int depth;
    private IDbContextTransaction? transaction;
    private bool isHeld;

    /// <summary>Whether a command has run since its commit was held back.</summary>
    internal bool HasWorked { get; private set; }

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
            if (outermost && isHeld)
            {
                HasWorked = true;
                await Flush(ct);
            }
            else if (outermost)
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
        if (!db.ChangeTracker.HasChanges() && !bulk.Any && !fresh.Any)
        {
            return;
        }

        transaction ??= await db.Database.BeginTransactionAsync(ct);
        await Save(ct);
    }

    /// <summary>
    /// A part of the present unit that can be taken back alone: where it throws, what it wrote is undone and the unit goes on. Entities
    /// read before are no longer tracked then.
    /// </summary>
    internal async Task RunPart(Func<Task> part, CancellationToken ct)
    {
        const string savepoint = "part";
        await Flush(ct);
        transaction ??= await db.Database.BeginTransactionAsync(ct);
        await transaction.CreateSavepointAsync(savepoint, ct);
        var actions = afterCommit.Count;
        var mark = changes.Mark();
        try
        {
            await part();
            await Flush(ct);
            await transaction.ReleaseSavepointAsync(savepoint, ct);
        }
        catch
        {
            bulk.Clear();
            fresh.Clear();
            db.ChangeTracker.Clear();
            await transaction.RollbackToSavepointAsync(savepoint, CancellationToken.None);
            afterCommit.RemoveRange(actions, afterCommit.Count - actions);
            changes.Rewind(mark);
            throw;
        }
    }

    /// <summary>From now on commands write but do not commit, until <see cref="CommitHeld"/>: so that what comes of them can be part of their commit.</summary>
    internal void Hold() => isHeld = true;

    /// <summary>Commits what was held back, together with one last write.</summary>
    internal async Task CommitHeld(Func<Task> last, CancellationToken ct)
    {
        try
        {
            transaction ??= await db.Database.BeginTransactionAsync(ct);
            await last();
            await Commit(ct);
            isHeld = false;
        }
        catch
        {
            await AbandonHeld();
            throw;
        }
    }

    /// <summary>Throws away what was held back.</summary>
    internal async Task AbandonHeld()
    {
        isHeld = false;
        await Abandon();
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
        outbox.Collect(changes.Made.Select(m => m.Record));
        bulk.TakeOver(changes.TakeAdded());
        if (bulk.Any)
        {
            transaction ??= await db.Database.BeginTransactionAsync(ct);
        }

        // A save that fails is thrown away with all before it, or with the part it belongs to: savepoints of its own would only cost.
        db.Database.AutoSavepointsEnabled = false;
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
        fresh.Clear();
        afterCommit.Clear();
        db.ChangeTracker.Clear();
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
            transaction = null;
        }
    }
}
