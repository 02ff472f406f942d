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
}

/// <summary>The stable name under which jobs are stored, and the source that history shows for what they change.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobKindAttribute(string name, ChangeSource source) : Attribute
{
    public string Name { get; } = name;

    public ChangeSource Source { get; } = source;
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
