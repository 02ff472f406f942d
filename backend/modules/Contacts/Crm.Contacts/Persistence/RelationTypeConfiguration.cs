using Crm.Contacts.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Persistence;

internal sealed class RelationTypeConfiguration : IEntityTypeConfiguration<RelationType>
{
    public void Configure(EntityTypeBuilder<RelationType> builder)
    {
        builder.ToTable("contacts_relation_types");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(60).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(t => t.Inverse).HasMaxLength(60);
        builder.Property(t => t.Names).AsJson<RelationName>();
        builder.Ignore(t => t.IsSymmetric);
    }
}
