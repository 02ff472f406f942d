using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Imports;

/// <summary>A key of another system that an import had given, and that its undo has taken away: kept in case the undo is undone.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class TakenKey
{
    public Guid ImportId { get; init; }
    public required string RecordType { get; init; }
    public required string Source { get; init; }
    public required string Key { get; init; }
    public Guid RecordId { get; init; }
}

/// <summary>The keys of other systems that an import has given: its undo takes them away, and what undoes the undo brings them again.</summary>
internal sealed class ImportKeys(CrmDbContext db, UnitOfWork unitOfWork)
{
    /// <summary>Records that an undo leaves alone keep their keys for good.</summary>
    public async Task Keep(Import import, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        if (records.Count > 0)
        {
            await unitOfWork.Begin(ct);
            await db.Set<ExternalId>().Where(e => e.ImportId == import.Id && EF.Parameter(records).Contains(e.RecordId)).ExecuteUpdateAsync(u => u.SetProperty(e => e.ImportId, (Guid?)null), ct);
        }
    }

    /// <summary>Takes the next of them away; answers whether there may be more.</summary>
    public async Task<bool> TakeAway(Import import, int most, CancellationToken ct)
    {
        var keys = await db.Set<ExternalId>().Where(e => e.ImportId == import.Id).OrderBy(e => e.RecordType).ThenBy(e => e.Source).ThenBy(e => e.Key).Take(most).ToListAsync(ct);
        db.AddRange(keys.Select(e => new TakenKey { ImportId = import.Id, RecordType = e.RecordType, Source = e.Source, Key = e.Key, RecordId = e.RecordId }));
        db.RemoveRange(keys);
        return keys.Count == most;
    }

    /// <summary>Brings them again, except those that another record has by now.</summary>
    public async Task BringBack(Import import, CancellationToken ct)
    {
        var taken = await db.Set<TakenKey>().Where(k => k.ImportId == import.Id).ToListAsync(ct);
        var known = await (from key in db.Set<TakenKey>()
                           join other in db.Set<ExternalId>() on new { key.RecordType, key.Source, key.Key } equals new { other.RecordType, other.Source, other.Key }
                           where key.ImportId == import.Id
                           select new { key.RecordType, key.Source, key.Key }).ToListAsync(ct);
        var others = known.ConvertAll(k => (k.RecordType, k.Source, k.Key)).ToHashSet();
        db.AddRange(taken.Where(k => !others.Contains((k.RecordType, k.Source, k.Key)))
            .Select(k => new ExternalId { RecordType = k.RecordType, Source = k.Source, Key = k.Key, RecordId = k.RecordId, ImportId = import.Id }));
        db.RemoveRange(taken);
    }
}

internal sealed class TakenKeyConfiguration : IEntityTypeConfiguration<TakenKey>
{
    public void Configure(EntityTypeBuilder<TakenKey> builder)
    {
        builder.ToTable("platform_import_taken_keys");
        builder.HasKey(k => new { k.ImportId, k.RecordType, k.Source, k.Key });
        builder.Property(k => k.RecordType).HasMaxLength(40);
        builder.Property(k => k.Source).HasMaxLength(60).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(k => k.Key).HasMaxLength(200).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(k => k.RecordId);
    }
}
