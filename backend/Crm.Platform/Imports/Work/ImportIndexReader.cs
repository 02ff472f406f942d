using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Work;

/// <summary>Reads what an import has created portion by portion, one ahead, and cuts it into the terms of search, on another core and another connection.</summary>
internal sealed class ImportIndexReader(IServiceScopeFactory scopes, Guid changeSetId) : IAsyncDisposable
{
    private const int AtOnce = 4000;
    private readonly CancellationTokenSource stop = new();
    private (Guid? From, Task<IndexPortion> Portion)? ahead;

    public async Task<IndexPortion> Next(Guid? from)
    {
        var portion = await (ahead is { } read && read.From == from ? read.Portion : Read(from));
        ahead = null;
        if (!portion.IsLast)
        {
            var next = portion.Records[^1].Id;
            ahead = (next, Task.Run(() => Read(next)));
        }

        return portion;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await (ahead?.Portion ?? Task.CompletedTask);
        }
        catch (Exception)
        {
            // What was read ahead is thrown away; who needs it reads it again and meets the same trouble.
        }

        stop.Dispose();
    }

    private async Task<IndexPortion> Read(Guid? from)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var catalog = scope.ServiceProvider.GetRequiredService<RecordCatalog>();
            var changes = db.Set<Change>().Where(c => c.ChangeSetId == changeSetId && c.Operation == ChangeKind.Create);
            var created = await (from is { } id ? changes.Where(c => c.RecordId > id) : changes).OrderBy(c => c.RecordId).Take(AtOnce).Select(c => new { c.RecordType, c.RecordId }).ToListAsync(stop.Token);
            var read = created.ToDictionary(c => c.RecordId, c => new IndexedRecord(c.RecordType, c.RecordId, 0, []));
            foreach (var group in created.GroupBy(c => c.RecordType, StringComparer.Ordinal))
            {
                if (catalog.Find(group.Key) is { } type)
                {
                    foreach (var record in await type.Accept(new RecordsById(db, [.. group.Select(c => c.RecordId)], stop.Token)))
                    {
                        read[record.Id] = new IndexedRecord(type.Name, record.Id, record.Version, RecordIndex.Found(type, record));
                    }
                }
            }

            return new IndexPortion([.. created.Select(c => read[c.RecordId])], created.Count < AtOnce);
        }
    }
}

/// <summary>Records in the order of their ids.</summary>
internal sealed record IndexPortion(IReadOnlyList<IndexedRecord> Records, bool IsLast);

/// <summary>A record with the terms under which it is found, as it was in this version.</summary>
internal sealed record IndexedRecord(string RecordType, Guid Id, long Version, IReadOnlyCollection<string> Terms);
