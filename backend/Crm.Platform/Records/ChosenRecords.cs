using System.Text.Json;
using Crm.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Records;

/// <summary>Records that somebody chose, by their ids or by a filter as lists take it, within what they may see: for modules that cannot name their class.</summary>
public sealed class ChosenRecords(IServiceProvider services, RecordCatalog catalog, ICurrentUser user)
{
    /// <summary>The living ones of these, page by page.</summary>
    public IAsyncEnumerable<IReadOnlyList<Record>> Of(string recordType, IReadOnlyList<Guid> ids, CancellationToken ct) => catalog.Find(recordType)!.Accept(new ById(services, ids, ct));

    /// <summary>All that match, page by page, in the order of the list.</summary>
    /// <param name="filter">q and where, as lists take them; sort says the order.</param>
    public IAsyncEnumerable<IReadOnlyList<Record>> Of(string recordType, JsonElement filter, CancellationToken ct) => catalog.Find(recordType)!.Accept(new ByFilter(services, filter, ct));

    /// <summary>What a field of a record holds; null where there is no such field, or where the caller may not see it.</summary>
    public object? Value(Record record, string field) => catalog.Of(record.GetType()).Find(field) is { } found && user.MayRead(found) ? found.Get(record) : null;

    private sealed class ById(IServiceProvider services, IReadOnlyList<Guid> ids, CancellationToken ct) : IRecordVisitor<IAsyncEnumerable<IReadOnlyList<Record>>>
    {
        public IAsyncEnumerable<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => services.GetRequiredService<RecordReader<T>>().Pages(ids, ct);
    }

    private sealed class ByFilter(IServiceProvider services, JsonElement filter, CancellationToken ct) : IRecordVisitor<IAsyncEnumerable<IReadOnlyList<Record>>>
    {
        public IAsyncEnumerable<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => services.GetRequiredService<RecordReader<T>>().Pages(Read(type), ct);

        private ListQuery Read(RecordType type)
        {
            try
            {
                return ListRequest.Read(filter, type) is { Deleted: false } query ? query : throw new InvalidInputException("deleted", "What lies in the bin cannot be chosen.");
            }
            catch (InvalidInputException e)
            {
                throw new InvalidInputException(e.Errors.ToDictionary(p => $"filter.{p.Key}".TrimEnd('.'), p => p.Value, StringComparer.Ordinal), e.Code);
            }
        }
    }
}
