using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>
/// The queries that nearly every request sends, translated once for this application: for the mapper to recognise a query costs more than to run it.
/// They ask for nobody's rights; whoever sends them looks at <see cref="Visibility.Reaches(ICurrentUser, string, Guid?, Guid?)"/>.
/// </summary>
internal sealed class RecordQueries<T>
    where T : Record
{
    public RecordQueries(RecordCatalog catalog)
    {
        var label = catalog.Of<T>().LabelField.PropertyName;
        Label = EF.CompileAsyncQuery((CrmDbContext db, Guid id) => db.Set<T>().AsNoTracking().Where(r => r.Id == id)
            .Select(r => new RecordLabel { Id = r.Id, Label = EF.Property<string?>(r, label), OwnerId = r.OwnerId, TeamId = r.TeamId, IsDeleted = r.DeletionId != Guid.Empty }));
        Labels = EF.CompileAsyncQuery((CrmDbContext db, Guid[] ids) => db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id))
            .Select(r => new RecordLabel { Id = r.Id, Label = EF.Property<string?>(r, label), OwnerId = r.OwnerId, TeamId = r.TeamId, IsDeleted = r.DeletionId != Guid.Empty }));
    }

    public Func<CrmDbContext, Guid, CancellationToken, Task<T?>> One { get; } =
        EF.CompileAsyncQuery((CrmDbContext db, Guid id, CancellationToken ct) => db.Set<T>().AsNoTracking().FirstOrDefault(r => r.Id == id));

    public Func<CrmDbContext, Guid, IAsyncEnumerable<RecordLabel>> Label { get; }

    public Func<CrmDbContext, Guid[], IAsyncEnumerable<RecordLabel>> Labels { get; }
}

/// <summary>The same of the keys by which other systems know records.</summary>
internal sealed class ExternalIdQueries
{
    public Func<CrmDbContext, Guid, IAsyncEnumerable<ExternalId>> OfOne { get; } =
        EF.CompileAsyncQuery((CrmDbContext db, Guid id) => db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordId == id));

    public Func<CrmDbContext, Guid[], IAsyncEnumerable<ExternalId>> OfMany { get; } =
        EF.CompileAsyncQuery((CrmDbContext db, Guid[] ids) => db.Set<ExternalId>().AsNoTracking().Where(e => ids.Contains(e.RecordId)));
}

/// <summary>How a record is called, and whose it is.</summary>
internal sealed class RecordLabel
{
    public Guid Id { get; init; }
    public string? Label { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public bool IsDeleted { get; init; }
}
