using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>Where an order stands, as the system says that keeps it.</summary>
internal enum OrderState
{
    Open,
    Shipped,
    Delivered,
    Cancelled,
}

/// <summary>Who buys, as another system knows them; the account is found by its external id, or was named outright.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class Customer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }
    public required string Key { get; init; }
    public string? Name { get; set; }

    /// <summary>Where the other system names an account of ours; else its external id leads to it.</summary>
    public Guid? AccountId { get; set; }
}

/// <summary>An order as a fact: another system keeps it, here it is shown and counted.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class Order
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }
    public required string Key { get; init; }
    public string? Number { get; set; }
    public Guid? CustomerId { get; set; }
    public DateTime OrderedAt { get; set; }
    public DateOnly? PromisedOn { get; set; }
    public DateOnly? DeliveredOn { get; set; }
    public OrderState State { get; set; }
    public required string Currency { get; set; }

    /// <summary>What all lines come to, also those that take something back.</summary>
    public long AmountMinor { get; set; }
    public int LineCount { get; set; }

    /// <summary>Lines that say exactly what another line of the order says: they count, and are shown as such.</summary>
    public int RepeatedLines { get; set; }

    /// <summary>Lines of which something was sold for money, and what they come to.</summary>
    public int SoldLines { get; set; }
    public long SoldMinor { get; set; }

    /// <summary>What was said of it, in brief: the same again changes nothing.</summary>
    public required string Digest { get; set; }
    public DateTime ReportedAt { get; set; }

    /// <summary>Whether it came in time; null where that cannot be said yet.</summary>
    public bool? IsOnTime(DateOnly today) => (PromisedOn, DeliveredOn, State) switch
    {
        (null, _, _) or (_, _, OrderState.Cancelled) => null,
        ({ } promised, { } delivered, _) => delivered <= promised,
        ({ } promised, null, _) => promised < today ? false : null,
    };
}

/// <summary>One line of an order. Quantity and price are in millionths.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class OrderLine
{
    public Guid OrderId { get; init; }
    public int Position { get; init; }
    public string? ProductCode { get; init; }
    public string? Description { get; init; }
    public long Quantity { get; init; }
    public long UnitPrice { get; init; }
    public long AmountMinor { get; init; }
    public bool Repeats { get; init; }
}

/// <summary>An invoice as a fact, and how much of it has been paid.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class Invoice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }
    public required string Key { get; init; }
    public string? Number { get; set; }
    public string? OrderKey { get; set; }
    public Guid CustomerId { get; set; }
    public DateOnly IssuedOn { get; set; }
    public DateOnly DueOn { get; set; }
    public required string Currency { get; set; }
    public long AmountMinor { get; set; }
    public long PaidMinor { get; set; }

    /// <summary>What is still to be paid; kept beside the others so that it is found by index.</summary>
    public long OpenMinor { get; set; }
    public DateTime ReportedAt { get; set; }
}

/// <summary>When a system has last reported something: what it feeds is stale after so many hours without.</summary>
[HoldsNoPersonalData("names of systems and of what they report")]
internal sealed class Feed
{
    public const int StaleAfterHours = 24;

    public required string Source { get; init; }

    /// <summary>orders or invoices.</summary>
    public required string Kind { get; init; }
    public DateTime ReportedAt { get; set; }

    public bool IsStale(DateTime now) => now - ReportedAt > TimeSpan.FromHours(StaleAfterHours);
}
