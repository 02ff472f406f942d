using Crm.Kernel;

namespace Crm.Platform.Jobs;

/// <summary>Does one kind of long work in portions; found by scanning, marked by <see cref="JobKindAttribute"/>.</summary>
public interface IJobHandler
{
    /// <summary>
    /// Does the next portion and answers whether there is more. Each portion is one commit in a scope of its own, together with
    /// what the handler remembers of how far it has come: after a kill the next portion begins where the last commit ended.
    /// </summary>
    Task<bool> Step(Job job, JobMemory memory, CancellationToken ct);

    /// <summary>Says on the subject that the work ends before its time; part of the commit that closes the job.</summary>
    Task Ended(Job job, CancellationToken ct);

    /// <summary>Says on the subject that a failed or cancelled job goes on after all; throws a <see cref="ConflictException"/> where it cannot.</summary>
    Task Resumed(Job job, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>The stable name under which jobs are stored, and the source that history shows for what they change.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobKindAttribute(string name, ChangeSource source) : Attribute
{
    public string Name { get; } = name;

    public ChangeSource Source { get; } = source;

    /// <summary>
    /// Where to read about the subject. This and the other addresses stand below <c>/api/v1</c>; <c>{jobId}</c>, <c>{subjectId}</c> and
    /// <c>{changeSetId}</c> are filled in.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>Where to take back what the job did; offered once it has ended and has a change set.</summary>
    public string? Undo { get; init; }

    /// <summary>Where to read what failed; offered once something has.</summary>
    public string? Failures { get; init; }

    /// <summary>Whether a failed or cancelled job of this kind can go on where its last commit ended.</summary>
    public bool CanRetry { get; init; } = true;
}

/// <summary>What a run keeps from one portion to the next, such as an open file; never the only copy of anything.</summary>
public sealed class JobMemory : IAsyncDisposable
{
    private readonly Dictionary<Type, object> kept = [];

    public T? Get<T>()
        where T : class => kept.GetValueOrDefault(typeof(T)) as T;

    public T Keep<T>(T item)
        where T : class
    {
        kept[typeof(T)] = item;
        return item;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var item in kept.Values)
        {
            if (item is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                (item as IDisposable)?.Dispose();
            }
        }

        kept.Clear();
    }
}
