using Crm.Kernel;
using Crm.Opportunities.Contracts;

namespace Crm.Opportunities.Domain;

/// <summary>A question that the customer asked on the page of a quote, or our answer to it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class QuoteMessage : Entity
{
    public const int MaxName = 200;
    public const int MaxText = 2000;

    public required Guid QuoteId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The colleague who answered; null where the customer wrote.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The name under it.</summary>
    public required string By { get; init; }
    public required string Text { get; init; }

    /// <summary>Says that something was written, so that it comes onto the timelines.</summary>
    public QuoteMessage Told()
    {
        Raise(new QuoteDiscussed(QuoteId));
        return this;
    }
}
