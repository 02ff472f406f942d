using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>What has become of each of these quotes, whoever owns them, as timelines tell it; drafts and deleted ones are missing.</summary>
public sealed record QuotesToTell(IReadOnlyCollection<Guid> QuoteIds) : IQuery<IReadOnlyList<ToldQuote>>;

/// <summary>A quote that a customer was told.</summary>
/// <param name="Accepted">Null where the customer has not answered.</param>
public sealed record ToldQuote(
    Guid Id, string Number, string Title, Guid? AccountId, Guid? ContactId, Guid? OpportunityId, Guid? OwnerId, Guid? TeamId, decimal Total, string Currency,
    DateTime SentAt, DateTime? FirstOpenedAt, DateTime? AnsweredAt, bool? Accepted, IReadOnlyList<ToldMessage> Messages);

/// <summary>A question of the customer about a quote, or our answer to it.</summary>
/// <param name="AuthorId">The colleague who answered; null where the customer wrote.</param>
public sealed record ToldMessage(Guid Id, DateTime At, Guid? AuthorId, string By, string Text);

/// <summary>The customer has asked something about a quote, or was answered.</summary>
[EventName("opportunities.quote-discussed.v1")]
public sealed record QuoteDiscussed(Guid QuoteId) : IEvent;
