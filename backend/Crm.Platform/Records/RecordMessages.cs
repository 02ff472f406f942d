using Crm.Kernel;
using Crm.Platform.Modules;
using Crm.Platform.Records.Merging;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Platform.Records;

/// <summary>Creates a record of a declared type.</summary>
public sealed record CreateRecord<T>(RecordValues Values) : ICommand<T>
    where T : Record;

/// <summary>Changes the given fields of a record; refused where another version is expected.</summary>
public sealed record UpdateRecord<T>(Guid Id, RecordValues Values, long? ExpectedVersion = null) : ICommand<T>
    where T : Record;

/// <summary>Moves a record to the bin.</summary>
public sealed record DeleteRecord<T>(Guid Id, long? ExpectedVersion = null) : ICommand<T>
    where T : Record;

/// <summary>Takes a record back from the bin.</summary>
public sealed record RestoreRecord<T>(Guid Id) : ICommand<T>
    where T : Record;

/// <summary>Reads one record.</summary>
public sealed record GetRecord<T>(Guid Id) : IQuery<T>
    where T : Record;

/// <summary>Reads one page of a list.</summary>
public sealed record ListRecords<T>(ListQuery Query) : IQuery<Page<T>>
    where T : Record;

internal sealed class RecordCommandHandler<T>(RecordWriter<T> writer) :
    IRequestHandler<CreateRecord<T>, T>, IRequestHandler<UpdateRecord<T>, T>, IRequestHandler<DeleteRecord<T>, T>, IRequestHandler<RestoreRecord<T>, T>
    where T : Record
{
    public Task<T> Handle(CreateRecord<T> request, CancellationToken cancellationToken) => writer.Create(request.Values, cancellationToken);

    public Task<T> Handle(UpdateRecord<T> request, CancellationToken cancellationToken) =>
        writer.Update(request.Id, request.Values, request.ExpectedVersion, cancellationToken);

    public Task<T> Handle(DeleteRecord<T> request, CancellationToken cancellationToken) => writer.Delete(request.Id, request.ExpectedVersion, cancellationToken);

    public Task<T> Handle(RestoreRecord<T> request, CancellationToken cancellationToken) => writer.Restore(request.Id, cancellationToken);
}

internal sealed class RecordQueryHandler<T>(RecordReader<T> reader, RecordCatalog catalog, MergedRecords merged) : IRequestHandler<GetRecord<T>, T>, IRequestHandler<ListRecords<T>, Page<T>>
    where T : Record
{
    public async Task<T> Handle(GetRecord<T> request, CancellationToken cancellationToken)
    {
        var record = await reader.Get(request.Id, cancellationToken);
        return record.IsDeleted && await merged.Survivor(request.Id, cancellationToken) is { } survivor ? throw new MovedException(catalog.Of<T>().Resource, survivor) : record;
    }

    public Task<Page<T>> Handle(ListRecords<T> request, CancellationToken cancellationToken) => reader.List(request.Query, cancellationToken);
}

/// <summary>Registers the generic handlers for one declared type.</summary>
internal static class RecordHandlers
{
    public static void Add<T>(IServiceCollection services, RecordType<T> type)
        where T : Record
    {
        services.TryAddScoped<KnownReferences>();
        services.AddScoped<RecordReader<T>>();
        services.AddScoped<RecordWriter<T>>();
        services.AddScoped<Batches.BatchWriter<T>>();
        services.AddTransient<IRequestHandler<Batches.RunBatch<T>, IReadOnlyList<Batches.BatchResult<T>>>, Batches.RunBatchHandler<T>>();
        services.AddScoped<Exports.RecordExport<T>>();
        services.AddScoped<ILabelSource, RecordLabelSource<T>>();
        services.AddScoped<RecordLabelSource<T>>();
        services.AddScoped<Search.IRecordSearch, Search.RecordSearch<T>>();
        services.AddTransient<IRequestHandler<CreateRecord<T>, T>, RecordCommandHandler<T>>();
        services.AddTransient<IRequestHandler<UpdateRecord<T>, T>, RecordCommandHandler<T>>();
        services.AddTransient<IRequestHandler<DeleteRecord<T>, T>, RecordCommandHandler<T>>();
        services.AddTransient<IRequestHandler<RestoreRecord<T>, T>, RecordCommandHandler<T>>();
        services.AddTransient<IRequestHandler<UpsertRecord<T>, Upserted<T>>, UpsertRecordHandler<T>>();
        services.AddTransient<IRequestHandler<GetRecord<T>, T>, RecordQueryHandler<T>>();
        services.AddTransient<IRequestHandler<ListRecords<T>, Page<T>>, RecordQueryHandler<T>>();
        services.AddTransient<IRequestHandler<GroupRecords<T>, RecordGroups>, GroupRecordsHandler<T>>();
        services.AddTransient<IRequestHandler<MergeRecords<T>, T>, MergeRecordsHandler<T>>();
        services.AddTransient<IRequestHandler<PreviewMerge<T>, MergePreview<T>>, MergeRecordsHandler<T>>();
        services.AddTransient<IRequestHandler<Duplicates.FindDuplicates<T>, Duplicates.DuplicateList>, Duplicates.FindDuplicatesHandler<T>>();
        services.AddTransient<IRequestHandler<History.GetHistory<T>, Page<History.HistoryEntry>>, History.GetHistoryHandler<T>>();
        services.AddTransient<IRequestHandler<History.GetRecordAsOf<T>, T>, History.GetRecordAsOfHandler<T>>();
        services.AddTransient<IRequestHandler<Normalisation.GetRawValues<T>, Normalisation.RawValueList>, Normalisation.GetRawValuesHandler<T>>();
        services.AddScoped<Bulk.BulkSelection<T>>();
        services.AddTransient<IRequestHandler<Bulk.PreviewBulk<T>, Bulk.BulkPreview>, Bulk.BulkHandler<T>>();
        services.AddTransient<IRequestHandler<Bulk.StartBulk<T>, Jobs.Job>, Bulk.BulkHandler<T>>();
        services.AddScoped<Bulk.IBulkWorker>(p => ActivatorUtilities.CreateInstance<Bulk.BulkWorker<T>>(p));
        services.AddScoped<Imports.Rows.IRecordImporter>(p => ActivatorUtilities.CreateInstance<Imports.Rows.RecordImporter<T>>(p));
        services.AddScoped<History.IUndoer>(p => ActivatorUtilities.CreateInstance<History.RecordUndoer<T>>(p));
        if (Privacy.Persons.IsOfPersons(type))
        {
            services.AddScoped<IRecordRule<T>, Privacy.ErasedStayAway<T>>();
        }
    }

    public static void AddRules(IServiceCollection services, ModuleCatalog catalog)
    {
        services.AddScoped<NewRecordsCompletion>();
        foreach (var rule in catalog.Types.Where(t => !t.ContainsGenericParameters))
        {
            foreach (var contract in rule.GetInterfaces().Where(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IRecordRule<>) || i.GetGenericTypeDefinition() == typeof(INewRecords<>))))
            {
                services.AddScoped(contract, rule);
            }
        }
    }
}
