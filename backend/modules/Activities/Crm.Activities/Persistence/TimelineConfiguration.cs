using Crm.Activities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.Persistence;

internal sealed class TimelineConfiguration : IEntityTypeConfiguration<TimelineEntry>, IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("activities_timeline");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.RecordType).HasMaxLength(40);
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.Property(e => e.SourceType).HasMaxLength(40);
        builder.Property(e => e.SubjectType).HasMaxLength(40);
        builder.Property(e => e.Permission).HasMaxLength(60);
        builder.Property(e => e.Title).HasMaxLength(TimelineEntry.MaxTitle);
        builder.Property(e => e.Excerpt).HasMaxLength(TimelineEntry.MaxExcerpt);
        builder.HasIndex(e => new { e.RecordId, e.IsOpen, e.At, e.Id });
        builder.HasIndex(e => e.SourceId);

        // What a user owns follows when the user changes teams.
        builder.HasIndex(e => e.OwnerId);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("activities_calendar_feeds");
        builder.HasKey(f => f.UserId);
        builder.Property(f => f.UserId).ValueGeneratedNever();
        builder.Property(f => f.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(f => f.Hash).IsUnique();
    }
}
