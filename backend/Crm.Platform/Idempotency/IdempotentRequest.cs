using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Idempotency;

/// <summary>One use of an <c>Idempotency-Key</c>: taken before the work, answered in the commit of the work.</summary>
internal sealed class IdempotentRequest
{
    public const int HashLength = 64;

    /// <summary>The hash of caller, path and key.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of what was sent; null until the work is committed.</summary>
    public string? RequestHash { get; init; }

    /// <summary>Who works on it; whoever finds that it has run out may take over, and then the first can no longer commit.</summary>
    public Guid LeaseToken { get; init; }
    public DateTime LeaseUntil { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The first answer; null while the work goes on.</summary>
    public int? Status { get; init; }

    /// <summary>Those headers of the answer that say something, as a JSON object.</summary>
    public string? Headers { get; init; }

    /// <summary>The body of the answer; null where it is not kept.</summary>
    public byte[]? Body { get; init; }
}

internal sealed class IdempotentRequestConfiguration : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.ToTable("platform_idempotent_requests");
        builder.Property(r => r.Id).HasMaxLength(IdempotentRequest.HashLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(r => r.RequestHash).HasMaxLength(IdempotentRequest.HashLength);
        builder.HasIndex(r => r.CreatedAt);
    }
}
