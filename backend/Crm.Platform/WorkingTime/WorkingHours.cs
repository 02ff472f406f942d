using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.WorkingTime;

/// <summary>From when until when work is done on a day of the week, in local time.</summary>
/// <param name="From">Minutes after midnight.</param>
/// <param name="To">Minutes after midnight; 1440 is the end of the day.</param>
public sealed record WorkingSpan(DayOfWeek Day, int From, int To);

/// <summary>A day on which nobody works.</summary>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>When a part of the company works: its week in its time zone, and its holidays.</summary>
[HoldsNoPersonalData("Hours and holidays of the company.")]
internal sealed class WorkingHours
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }

    /// <summary>IANA.</summary>
    public required string TimeZone { get; set; }
    public required List<WorkingSpan> Week { get; set; }
    public List<Holiday> Holidays { get; set; } = [];

    /// <summary>It counts for everybody who has no other; true of one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Whose people work by it, and those of the teams below.</summary>
    public List<Guid> TeamIds { get; set; } = [];
    public long Version { get; private set; } = 1;

    public void Edited() => Version++;
}

internal sealed class WorkingHoursConfiguration : IEntityTypeConfiguration<WorkingHours>
{
    public const int MaxName = 100;

    public void Configure(EntityTypeBuilder<WorkingHours> builder)
    {
        builder.ToTable("platform_working_hours");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(MaxName);
        builder.Property(w => w.TimeZone).HasMaxLength(64);
        builder.Property(w => w.Week).AsJson<WorkingSpan>();
        builder.Property(w => w.Holidays).AsJson<Holiday>();
        builder.Property(w => w.TeamIds).AsJson<Guid>();
        builder.Property(w => w.Version).IsConcurrencyToken();
    }
}
