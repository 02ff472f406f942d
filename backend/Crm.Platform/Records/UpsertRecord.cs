using Crm.Kernel;
using Crm.Platform.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Creates the record that another system knows by this key, or changes the one that has it already.</summary>
public sealed record UpsertRecord<T>(string Source, string Key, RecordValues Values, long? ExpectedVersion = null) : ICommand<Upserted<T>>
    where T : Record;

/// <summary>The record, and whether it is new.</summary>
public sealed record Upserted<T>(T Record, bool IsNew)
    where T : Record;

internal sealed class UpsertRecordHandler<T>(CrmDbContext db, RecordCatalog catalog, RecordWriter<T> writer) : IRequestHandler<UpsertRecord<T>, Upserted<T>>
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<Upserted<T>> Handle(UpsertRecord<T> request, CancellationToken cancellationToken)
    {
        var known = await db.Set<ExternalId>().AsNoTracking()
            .Where(e => e.RecordType == type.Name && e.Source == request.Source && e.Key == request.Key)
            .Select(e => (Guid?)e.RecordId).FirstOrDefaultAsync(cancellationToken);
        if (known is { } id)
        {
            return new(await writer.Update(id, request.Values, request.ExpectedVersion, cancellationToken), IsNew: false);
        }

        if (request.ExpectedVersion is not null)
        {
            throw new StaleVersionException(currentVersion: 0, current: null);
        }

        request.Values.AddExternalId(request.Source, request.Key);
        return new(await writer.Create(request.Values, cancellationToken), IsNew: true);
    }
}
