using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>Where a customer reads how their order stands: the hash of an address that nobody can guess.</summary>
[HoldsNoPersonalData("a hash, ids and instants")]
internal sealed class OrderLink
{
    public required string TokenHash { get; init; }
    public Guid OrderId { get; init; }

    /// <summary>The account whose on-time share it shows.</summary>
    public Guid AccountId { get; set; }
    public DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; set; }
}
