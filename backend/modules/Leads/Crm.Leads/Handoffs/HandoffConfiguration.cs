using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Handoffs;

internal sealed class HandoffConfiguration : IEntityTypeConfiguration<LeadHandoff>, IEntityTypeConfiguration<LeadEffort>, IEntityTypeConfiguration<HandoffAgreement>
{
    public const int MaxNote = 500;
    public const int MaxWhat = 200;

    public void Configure(EntityTypeBuilder<LeadHandoff> builder)
    {
        builder.ToTable("leads_handoffs");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Note).HasMaxLength(MaxNote);
        builder.Property(h => h.ReasonNote).HasMaxLength(MaxNote);
        builder.Property(h => h.Version).IsConcurrencyToken();

        // The hand-offs of a lead, and that it waits for one answer at most.
        builder.HasIndex(h => new { h.LeadId, h.EndId }).IsUnique();

        // What reports count.
        builder.HasIndex(h => h.PassedAt);
    }

    public void Configure(EntityTypeBuilder<LeadEffort> builder)
    {
        builder.ToTable("leads_efforts");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.What).HasMaxLength(MaxWhat);
        builder.HasIndex(e => new { e.LeadId, e.At });
        builder.HasIndex(e => new { e.SourceId, e.LeadId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HandoffAgreement> builder)
    {
        builder.ToTable("leads_handoff_agreement");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.ReceiverIds).AsJson<Guid>();
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}
