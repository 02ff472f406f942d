using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>The open deals and the last quotes of an account or a contact, of those that the caller may see.</summary>
public sealed record DealsOfCustomer(string RecordType, Guid Id) : IQuery<CustomerDeals>;

/// <summary>What is open with a customer, and what they were offered last.</summary>
public sealed record CustomerDeals(IReadOnlyList<OpenDeal> Open, IReadOnlyList<LastQuote> Quotes);

/// <summary>A deal that is open; amounts in its own currency.</summary>
public sealed record OpenDeal(Guid Id, string Name, string? Stage, decimal? Amount, string? Currency, long? Probability, DateOnly? ExpectedOn, Guid? OwnerId);

/// <summary>A quote that the customer has.</summary>
/// <param name="Status">sent, accepted, declined or replaced.</param>
public sealed record LastQuote(Guid Id, string Number, string Title, string Status, decimal Total, string Currency, DateTime SentAt, DateOnly? ValidUntil);
