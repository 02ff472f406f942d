using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>How it is known what a customer needs.</summary>
internal enum NeedSource
{
    /// <summary>Somebody has entered it.</summary>
    Hand,

    /// <summary>Another system, or a file, has said so.</summary>
    Api,

    /// <summary>What others of the same industry and size buy.</summary>
    Peers,
}

/// <summary>What an account needs of a family of products in a year, from whomever it buys it, beside what it has bought from us.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class AccountNeed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; set; }
    public required string Family { get; set; }

    /// <summary>The family as it is compared.</summary>
    public required string FamilyKey { get; init; }
    public required string Currency { get; set; }
    public long NeedMinor { get; set; }
    public NeedSource Source { get; set; }

    /// <summary>Who says so: a study, a system, a customer.</summary>
    public string? SourceName { get; set; }

    /// <summary>Of which day the estimate is.</summary>
    public DateOnly AsOf { get; set; }
    public string? Note { get; set; }

    /// <summary>What was bought from us in the twelve months before <see cref="FiguredAt"/>, in the same currency.</summary>
    public long BoughtMinor { get; private set; }

    /// <summary>What is bought elsewhere: need less bought, never below nothing.</summary>
    public long WhiteMinor { get; private set; }

    /// <summary>The same in the company's currency: lists are sorted by it. Nothing where there is no rate.</summary>
    public long WhiteBase { get; private set; }

    /// <summary>Bought of the need, in millionths.</summary>
    public long Share { get; private set; }
    public DateTime FiguredAt { get; private set; }
    public DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTime UpdatedAt { get; set; }
    public Guid? UpdatedBy { get; set; }
    public int Version { get; set; }

    public void Figure(long boughtMinor, DateTime now)
    {
        BoughtMinor = boughtMinor;
        WhiteMinor = Math.Max(0, NeedMinor - boughtMinor);
        Share = NeedMinor <= 0 ? 0 : (long)((Int128)boughtMinor * 1_000_000 / NeedMinor);
        FiguredAt = now;
    }

    public void Convert(long whiteBase) => WhiteBase = whiteBase;
}
