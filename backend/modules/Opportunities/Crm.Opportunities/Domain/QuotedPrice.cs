using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>A price that a customer was told, kept apart so that another one for the same is noticed before it is told.</summary>
[HoldsNoPersonalData("ids, a price and a currency")]
internal sealed class QuotedPrice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid QuoteId { get; init; }
    public required string Number { get; init; }
    public Guid AccountId { get; init; }
    public Guid ProductId { get; init; }
    public required string Currency { get; init; }

    /// <summary>Of one, after the discount, in millionths.</summary>
    public long NetPrice { get; init; }
    public Guid? OwnerId { get; init; }
    public DateOnly SentOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>Of every company tree one row that each sending changes: of two at the same moment one comes too late and has to look again.</summary>
[HoldsNoPersonalData("an id and a counter")]
internal sealed class QuoteTurn
{
    public Guid RootAccountId { get; init; }
    public long Turn { get; set; }
}

/// <summary>Where a customer reads a quote: the hash of an address that nobody can guess.</summary>
[HoldsNoPersonalData("a hash and an id")]
internal sealed class QuoteLink
{
    public required string TokenHash { get; init; }
    public Guid QuoteId { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
}
