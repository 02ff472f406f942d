using System.Data.Common;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Api.Tests.Imports;

/// <summary>What a dead process cannot do any more.</summary>
internal sealed class Killed : Exception;

/// <summary>Lets a process die at a chosen commit: from then on no command reaches the database.</summary>
internal sealed class Killer : DbCommandInterceptor, IDbTransactionInterceptor
{
    private bool isDead;

    /// <summary>So many commits go through before the process dies; null is never.</summary>
    public int? CommitsToLive
    {
        get;
        set
        {
            field = value;
            isDead = false;
        }
    }

    /// <summary>Only portions of jobs count, and not what else the process commits meanwhile, such as deliveries.</summary>
    public bool CountsJobsOnly { get; init; }

    /// <summary>The next portion of a job fails once; what else the process commits meanwhile does not.</summary>
    public bool FailNextCommit { get; set; }

    /// <summary>What somebody else does just before the next transaction begins.</summary>
    public Func<Task>? BeforeNextTransaction { get; set; }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (BeforeNextTransaction is { } act)
        {
            BeforeNextTransaction = null;
            await act();
        }

        return result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var isOfJob = eventData.Context!.ChangeTracker.Entries<Job>().Any();
        if (FailNextCommit && isOfJob)
        {
            FailNextCommit = false;
            throw new InvalidOperationException("The disk is full.");
        }

        if (CommitsToLive is { } left && (!CountsJobsOnly || isOfJob))
        {
            if (left > 0)
            {
                CommitsToLive = left - 1;
            }
            else
            {
                isDead = true;
                throw new Killed();
            }
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check();
        return ValueTask.FromResult(result);
    }

    private void Check()
    {
        if (isDead)
        {
            throw new Killed();
        }
    }
}
