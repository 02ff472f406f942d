using Crm.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Approvals;

/// <summary>Days on which a user is away, and who decides in their place.</summary>
[HoldsNoPersonalData("Days and ids of users of the program.")]
internal sealed class Absence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>The first and the last day.</summary>
    public required DateOnly FirstDay { get; set; }
    public required DateOnly LastDay { get; set; }

    /// <summary>Null leaves it to the rules who is asked.</summary>
    public Guid? StandInId { get; set; }

    public bool Covers(DateOnly day) => FirstDay <= day && day <= LastDay;
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("platform_absences");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.UserId, a.LastDay });
    }
}
