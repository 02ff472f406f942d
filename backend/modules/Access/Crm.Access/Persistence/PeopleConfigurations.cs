using Crm.Access.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Access.Persistence;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("access_invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(EmailKey.MaxLength);
        builder.Property(i => i.EmailKey).HasMaxLength(EmailKey.MaxLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Name).HasMaxLength(200);
        builder.Property(i => i.RoleIds).AsJson<Guid>();
        builder.Property(i => i.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(i => i.Hash).IsUnique();
        builder.HasIndex(i => i.EmailKey);
        builder.HasIndex(i => new { i.CreatedAt, i.Id });
    }
}

internal sealed class PasswordResetConfiguration : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.ToTable("access_password_resets");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.Hash).IsUnique();
        builder.HasIndex(r => r.ExpiresAt);
    }
}

internal sealed class SignInRecordConfiguration : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("access_sign_ins");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Method).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.UserAgent).HasMaxLength(Visitor.MaxAgent);
        builder.Property(s => s.Address).HasMaxLength(Visitor.MaxAddress);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.UserId, s.At, s.Id });
        builder.HasIndex(s => s.At);
    }
}

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("access_external_logins");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Issuer).HasMaxLength(ExternalLogin.MaxIssuer).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(l => l.Subject).HasMaxLength(ExternalLogin.MaxSubject).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
        builder.HasIndex(l => new { l.UserId, l.Issuer }).IsUnique();
    }
}

internal sealed class AccessStampConfiguration : IEntityTypeConfiguration<AccessStamp>
{
    public void Configure(EntityTypeBuilder<AccessStamp> builder)
    {
        builder.ToTable("access_stamp");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("access_second_factors");
        builder.HasKey(f => f.UserId);
        builder.Property(f => f.UserId).ValueGeneratedNever();
        builder.Property(f => f.SealedKey).HasMaxLength(500);
        builder.Property(f => f.LastStep).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("access_recovery_codes");
        builder.HasKey(c => new { c.UserId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
