using Crm.Access.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Access.Persistence;

internal sealed class ConnectedAppConfiguration : IEntityTypeConfiguration<ConnectedApp>
{
    public void Configure(EntityTypeBuilder<ConnectedApp> builder)
    {
        builder.ToTable("access_apps");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.ClientId).HasMaxLength(40).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.RedirectUris).AsJson<string>();
        builder.Property(a => a.Scopes).AsJson<string>();
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.Property(a => a.PreviousHash).HasMaxLength(64);
        builder.HasOne(a => a.Role).WithMany().HasForeignKey(a => a.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.ClientId).IsUnique();
    }
}

internal sealed class AppGrantConfiguration : IEntityTypeConfiguration<AppGrant>
{
    public void Configure(EntityTypeBuilder<AppGrant> builder)
    {
        builder.ToTable("access_app_grants");
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Scopes).AsJson<string>();
        builder.Property(g => g.RedirectUri).HasMaxLength(RedirectUris.MaxLength);
        builder.Property(g => g.CodeChallenge).HasMaxLength(43);
        builder.Property(g => g.CodeHash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasOne<ConnectedApp>().WithMany().HasForeignKey(g => g.AppId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(g => g.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(g => g.CodeHash).IsUnique();
        builder.HasIndex(g => new { g.UserId, g.AppId });
    }
}

internal sealed class AppTokenConfiguration : IEntityTypeConfiguration<AppToken>
{
    public void Configure(EntityTypeBuilder<AppToken> builder)
    {
        builder.ToTable("access_app_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(t => t.Scopes).AsJson<string>();
        builder.HasOne<ConnectedApp>().WithMany().HasForeignKey(t => t.AppId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppGrant>().WithMany().HasForeignKey(t => t.GrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.ExpiresAt);
        builder.HasIndex(t => new { t.GrantId, t.ExpiresAt });
    }
}
