using System.Runtime.InteropServices;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Bulk;

/// <summary>What is done to many records at once.</summary>
public enum BulkAction
{
    Edit,
    Delete,
    Restore,
    Reassign,
}

/// <summary>One act on many records: what is done, to whom, and how far it has come. A job works through its portions.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class BulkOperation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public BulkAction Action { get; init; }

    /// <summary>The JSON object of changed fields, as it was sent.</summary>
    public string? Changes { get; init; }

    /// <summary>Who gets the records, in turn.</summary>
    public List<Guid> Owners { get; init; } = [];

    /// <summary>From where it was asked for: history shows that and not the job.</summary>
    public ChangeSource Source { get; init; }
    public int Portions { get; set; }

    /// <summary>How many records have been given away: whose turn it is follows from it.</summary>
    public long Assigned { get; private set; }
    public long Changed { get; private set; }
    public long Unchanged { get; private set; }
    public Guid? ChangeSetId { get; private set; }

    public void Begin(Guid changeSetId) => ChangeSetId = changeSetId;

    public Guid NextOwner() => NextOwner(Owners);

    public Guid NextOwner(IReadOnlyList<Guid> owners) => owners[(int)(Assigned++ % owners.Count)];

    public void Count(int changed, int unchanged)
    {
        Changed += changed;
        Unchanged += unchanged;
    }
}

/// <summary>
/// Some of the chosen records. They are chosen when the act is asked for: an edit that changes what matches can neither skip
/// a record nor meet it twice. A portion is removed in the commit that does it.
/// </summary>
[HoldsNoPersonalData("Ids.")]
internal sealed class BulkPortion
{
    public Guid OperationId { get; init; }
    public int Number { get; init; }

    /// <summary>Sixteen bytes each.</summary>
    public required byte[] RecordIds { get; init; }

    public static IEnumerable<BulkPortion> Cut(Guid operationId, IReadOnlyList<Guid> ids, int size) =>
        ids.Chunk(size).Select((chunk, number) => new BulkPortion { OperationId = operationId, Number = number, RecordIds = MemoryMarshal.AsBytes<Guid>(chunk).ToArray() });

    public List<Guid> Read() => [.. MemoryMarshal.Cast<byte, Guid>(RecordIds)];
}

internal sealed class BulkConfiguration : IEntityTypeConfiguration<BulkOperation>, IEntityTypeConfiguration<BulkPortion>
{
    public void Configure(EntityTypeBuilder<BulkOperation> builder)
    {
        builder.ToTable("platform_bulk_operations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.RecordType).HasMaxLength(40);
        builder.Property(o => o.Owners).AsJson<Guid>();
    }

    public void Configure(EntityTypeBuilder<BulkPortion> builder)
    {
        builder.ToTable("platform_bulk_portions");
        builder.HasKey(p => new { p.OperationId, p.Number });
        builder.HasOne<BulkOperation>().WithMany().HasForeignKey(p => p.OperationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How bulk work is done: section <c>Crm:Bulk</c>.</summary>
public sealed class BulkOptions
{
    /// <summary>Records that one commit changes.</summary>
    public int BatchSize { get; set; } = 500;
}
