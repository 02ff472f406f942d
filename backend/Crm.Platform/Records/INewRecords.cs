using Crm.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Records;

/// <summary>
/// Port: completes new records just before they are saved, all of one save together, whether somebody entered one or an import brings thousands; found by scanning. It asks a handful of queries, however many
/// there are, and refuses nothing: that is for rules.
/// </summary>
public interface INewRecords<in T>
    where T : Record
{
    Task Complete(IReadOnlyList<T> records, CancellationToken ct);
}

/// <summary>Finds who completes what. They are resolved when there is something to complete, since they read through what is about to save.</summary>
public sealed class NewRecordsCompletion(IServiceProvider services)
{
    internal async Task Complete(IEnumerable<(RecordType Type, Record Record)> made, CancellationToken ct)
    {
        foreach (var group in made.GroupBy(m => m.Type, m => m.Record))
        {
            await group.Key.Accept(new Completing(services, [.. group], ct));
        }
    }

    private sealed class Completing(IServiceProvider services, IReadOnlyList<Record> records, CancellationToken ct) : IRecordVisitor<Task>
    {
        public async Task Visit<T>(RecordType<T> type)
            where T : Record
        {
            foreach (var completing in services.GetServices<INewRecords<T>>())
            {
                await completing.Complete([.. records.Cast<T>()], ct);
            }
        }
    }
}
