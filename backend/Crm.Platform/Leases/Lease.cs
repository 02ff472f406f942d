using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Leases;

/// <summary>Work that one instance does at a time: who does it, and until when nobody else may.</summary>
[HoldsNoPersonalData("Names of work.")]
internal sealed class Lease
{
    public required string Name { get; init; }
    public Guid? Holder { get; set; }
    public DateTime? Until { get; set; }

    /// <summary>How far the work has come, where it counts: written by the holder alone.</summary>
    public long Position { get; set; }
}

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("platform_leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(60);
    }
}

/// <summary>Takes and gives back leases by compare-and-swap, measured by the database's clock.</summary>
internal sealed class LeaseTable(CrmDbContext db)
{
    /// <summary>Takes a lease that is free, lapsed or one's own already; false where somebody else holds it.</summary>
    public async Task<bool> TryTake(string name, Guid holder, TimeSpan duration, CancellationToken ct)
    {
        var now = await DatabaseClock.UtcNow(db, ct);
        var until = now + duration;
        if (await db.Set<Lease>().Where(l => l.Name == name && (l.Holder == null || l.Holder == holder || l.Until < now))
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, until), ct) == 1)
        {
            return true;
        }

        return !await db.Set<Lease>().AnyAsync(l => l.Name == name, ct) && await TryCreate(name, holder, until, ct);
    }

    /// <summary>
    /// Answers the position, and keeps the row locked until the transaction ends: whoever takes the lease over has to wait for
    /// it. Null where the lease is lost.
    /// </summary>
    public async Task<long?> LockPosition(string name, Guid holder, TimeSpan duration, CancellationToken ct)
    {
        var until = await DatabaseClock.UtcNow(db, ct) + duration;
        var held = db.Set<Lease>().Where(l => l.Name == name && l.Holder == holder);
        return await held.ExecuteUpdateAsync(u => u.SetProperty(l => l.Until, until), ct) == 1 ? await held.Select(l => l.Position).SingleAsync(ct) : null;
    }

    public Task SetPosition(string name, Guid holder, long position, CancellationToken ct) =>
        db.Set<Lease>().Where(l => l.Name == name && l.Holder == holder).ExecuteUpdateAsync(u => u.SetProperty(l => l.Position, position), ct);

    public Task Release(string name, Guid holder, CancellationToken ct) => db.Set<Lease>().Where(l => l.Name == name && l.Holder == holder)
        .ExecuteUpdateAsync(u => u.SetProperty(l => l.Holder, (Guid?)null).SetProperty(l => l.Until, (DateTime?)null), ct);

    private async Task<bool> TryCreate(string name, Guid holder, DateTime until, CancellationToken ct)
    {
        db.Add(new Lease { Name = name, Holder = holder, Until = until });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false; // Another instance was first.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
