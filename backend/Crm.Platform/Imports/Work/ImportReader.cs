using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Work;

/// <summary>
/// Reads a file batch by batch, one batch ahead: while one is written, the next is parsed, its names are looked up and the records that its
/// rows may mean are fetched, on another core and another connection.
/// </summary>
internal sealed class ImportReader(IServiceScopeFactory scopes, Caller caller, string recordType, ImportPlan plan, RowReader reader, ImportSource source, int size) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task<ImportBatch>? ahead;
    private ImportBatch? last;

    /// <summary>Rows handed out so far.</summary>
    public long Position { get; private set; } = source.Position;

    public async Task<ImportBatch> Next()
    {
        var batch = await (ahead ?? Read());
        if (last is not null)
        {
            batch.Follow(last);
        }

        last = batch;
        Position += batch.Rows.Count;
        ahead = batch.Rows.Count == size ? Task.Run(Read) : null;
        return batch;
    }

    /// <summary>The next rows alone, where nothing is to be matched.</summary>
    public List<ReadRow> NextRows()
    {
        var rows = source.Read(size).ConvertAll(reader.Read);
        Position += rows.Count;
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await (ahead ?? Task.CompletedTask);
        }
        catch (Exception)
        {
            // What was read ahead is thrown away; who needs it reads it again and meets the same trouble.
        }

        source.Dispose();
        stop.Dispose();
    }

    private async Task<ImportBatch> Read()
    {
        var rows = source.Read(size).ConvertAll(reader.Read);
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(caller);
            var importer = scope.ServiceProvider.GetServices<IRecordImporter>().Single(i => i.RecordType == recordType);
            return await importer.Read(plan, rows, memory: null, stop.Token);
        }
    }
}
