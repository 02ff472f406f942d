using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>A question that the customer asked on the page of a quote, or our answer to it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class QuoteMessage
{
    public const int MaxName = 200;
    public const int MaxText = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid QuoteId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The colleague who answered; null where the customer wrote.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The name under it.</summary>
    public required string By { get; init; }
    public required string Text { get; init; }
}
