using Crm.Access.Domain;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Access.Persistence;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("access_users");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.Property(u => u.NameKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(u => u.Email).HasMaxLength(EmailKey.MaxLength);
        builder.Property(u => u.EmailKey).HasMaxLength(EmailKey.MaxLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(u => u.PasswordHash).HasMaxLength(400);
        builder.Property(u => u.Language).HasMaxLength(35);
        builder.Property(u => u.SpokenLanguages).AsJson<string>();
        builder.Property(u => u.Skills).AsJson<string>();
        builder.Property(u => u.Version).HasDefaultValue(1L).IsConcurrencyToken();
        builder.Ignore(u => u.IsActiveAdministrator);
        builder.Ignore(u => u.HasPassword);
        builder.Ignore(u => u.Roles);
        builder.Ignore(u => u.NeedsSecondFactor);
        builder.HasMany(u => u.MoreRoles).WithOne().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(u => u.Role).WithMany().HasForeignKey(u => u.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(u => u.Team).WithMany().HasForeignKey(u => u.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.EmailKey).IsUnique();
        builder.HasIndex(u => new { u.NameKey, u.Id });
        builder.HasIndex(u => u.PartnerId);
    }
}

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("access_user_roles");
        builder.HasKey(r => new { r.UserId, r.RoleId });
        builder.HasOne(r => r.Role).WithMany().HasForeignKey(r => r.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.RoleId);
    }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("access_teams");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.NameKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(t => t.Version).HasDefaultValue(1L).IsConcurrencyToken();
        builder.HasIndex(t => new { t.NameKey, t.Id });
    }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("access_roles");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Key).HasMaxLength(40).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.Description).HasMaxLength(400);
        builder.Property(r => r.Grants).AsJson<Grant>();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.RequiresSecondFactor).HasDefaultValue(false);
        builder.Ignore(r => r.IsAdministrator);
        builder.HasIndex(r => r.Key).IsUnique();
    }
}

internal sealed class RoleFieldConfiguration : IEntityTypeConfiguration<RoleField>
{
    public void Configure(EntityTypeBuilder<RoleField> builder)
    {
        builder.ToTable("access_role_fields");
        builder.HasKey(f => new { f.RoleId, f.Field });
        builder.Property(f => f.Field).HasMaxLength(120);
        builder.HasOne<Role>().WithMany().HasForeignKey(f => f.RoleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("access_api_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(200);
        builder.Property(k => k.Prefix).HasMaxLength(20);
        builder.Property(k => k.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(k => k.Scopes).AsJson<string>();
        builder.HasOne(k => k.Role).WithMany().HasForeignKey(k => k.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(k => k.PreviousHash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.PreviousHash);
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("access_sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.UserAgent).HasMaxLength(Visitor.MaxAgent);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Address).HasMaxLength(Visitor.MaxAddress);
        builder.Property(s => s.TwoFactors).HasDefaultValue(false);
        builder.HasIndex(s => s.ExpiresAt);
        builder.HasIndex(s => new { s.UserId, s.LastSeenAt });
    }
}

internal sealed class SignInAttemptsConfiguration : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> builder)
    {
        builder.ToTable("access_sign_in_attempts");
        builder.HasKey(a => a.AddressHash);
        builder.Property(a => a.AddressHash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(a => a.Failures).IsConcurrencyToken();
        builder.HasIndex(a => a.LastFailureAt);
    }
}

internal sealed class SetupTokenConfiguration : IEntityTypeConfiguration<SetupToken>
{
    public void Configure(EntityTypeBuilder<SetupToken> builder)
    {
        builder.ToTable("access_setup_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}
