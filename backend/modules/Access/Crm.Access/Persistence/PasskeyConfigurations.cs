using Crm.Access.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Access.Persistence;

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("access_passkeys");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.CredentialId).HasMaxLength(Passkey.MaxCredentialId);
        builder.Property(p => p.CredentialHash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(p => p.PublicKey).HasMaxLength(Passkey.MaxPublicKey);
        builder.Property(p => p.Transports).AsJson<string>();
        builder.Property(p => p.UserAgent).HasMaxLength(Visitor.MaxAgent);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.CredentialHash).IsUnique();
        builder.HasIndex(p => new { p.UserId, p.CreatedAt });
    }
}

internal sealed class SpentChallengeConfiguration : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("access_spent_challenges");
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(c => c.ExpiresAt);
    }
}
