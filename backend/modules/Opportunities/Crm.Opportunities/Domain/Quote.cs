using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Records;

namespace Crm.Opportunities.Domain;

/// <summary>Where a quote stands.</summary>
internal enum QuoteStatus
{
    /// <summary>It is being written; the customer does not know it.</summary>
    Draft,
    Sent,
    Accepted,
    Declined,

    /// <summary>A newer version has taken its place.</summary>
    Replaced,
}

/// <summary>An offer to a customer: lines with prices, what they come to, and how long it holds.</summary>
internal sealed class Quote : Record
{
    public string? Title { get; private set; }
    public string? Number { get; private set; }
    public long? Revision { get; private set; }
    public Guid? PreviousId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Guid? ContactId { get; private set; }
    public Guid? OpportunityId { get; private set; }
    public string? Currency { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public string? Language { get; private set; }
    public string? Terms { get; private set; }
    public string? Notes { get; private set; }
    public QuoteStatus? Status { get; private set; }
    public List<QuoteLine> Lines { get; private set; } = [];
    public Money? Net { get; private set; }
    public Money? Tax { get; private set; }
    public Money? Total { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>When the customer first opened its page.</summary>
    public DateTime? FirstOpenedAt { get; private set; }
    public string? OverrideReason { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? AnsweredFrom { get; private set; }
    public string? Answer { get; private set; }

    public bool IsOpen => Status is QuoteStatus.Draft or QuoteStatus.Sent;

    public bool HasExpired(DateOnly today) => Status == QuoteStatus.Sent && ValidUntil < today;

    /// <summary>The quote with these optional lines taken, counted from 0: for showing what it would come to.</summary>
    public Quote With(IReadOnlyCollection<int> chosen)
    {
        var taken = (Quote)MemberwiseClone();
        taken.Lines = [.. Lines.Select((l, i) => l with { Chosen = l.Optional && chosen.Contains(i) })];
        return taken;
    }

    public override void Derive()
    {
        Number ??= ShortReference.Of('Q', Id);
        Revision ??= 1;
        Status ??= QuoteStatus.Draft;
        var currency = Currency ?? "";
        var totals = QuoteTotals.Of(Lines, currency);
        (Net, Tax, Total) = (new Money(totals.Net, currency), new Money(totals.Tax, currency), new Money(totals.Total, currency));
    }

    /// <summary>What can only be done while nobody has seen it.</summary>
    public void MustBeDraft() => Must(Status == QuoteStatus.Draft);

    /// <summary>What needs an offer that the customer has and that holds.</summary>
    public void MustBeAnswerable(DateOnly today)
    {
        Must(Status == QuoteStatus.Sent);
        if (HasExpired(today))
        {
            throw new ConflictException("quote_expired", $"This quote was valid until {ValidUntil:yyyy-MM-dd}. Ask for a new one.");
        }
    }

    /// <summary>What a new version can be made of.</summary>
    public void MustBeRevisable() => Must(Status is QuoteStatus.Sent or QuoteStatus.Declined);

    private void Must(bool holds)
    {
        if (!holds)
        {
            throw new ConflictException("quote_status", $"This quote is {Status} and cannot be changed so.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Status.ToString()!) },
            };
        }
    }
}
