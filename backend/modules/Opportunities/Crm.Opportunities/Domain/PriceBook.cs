using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Opportunities.Domain;

/// <summary>A list of prices in one currency for somebody: one customer, those with a tag, those of a country, or everyone.</summary>
internal sealed class PriceBook : Record
{
    public string? Name { get; private set; }
    public string? Currency { get; private set; }
    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public Guid? AccountId { get; private set; }
    public string? Tag { get; private set; }
    public string? Country { get; private set; }

    /// <summary>Where it says nothing of a product, this one does.</summary>
    public Guid? FallbackId { get; private set; }
    public bool? Active { get; private set; }
}

/// <summary>A price or a discount of a price book, and from when it applies.</summary>
internal sealed class Price : Record
{
    /// <summary>What the line of a quote says of it.</summary>
    public string? Name { get; private set; }
    public Guid? BookId { get; private set; }

    /// <summary>For one product, else for a family, else for all.</summary>
    public Guid? ProductId { get; private set; }
    public string? Family { get; private set; }
    public Money? UnitPrice { get; private set; }

    /// <summary>In per cent, millionths.</summary>
    public long? Discount { get; private set; }

    /// <summary>From this quantity, millionths.</summary>
    public long? MinQuantity { get; private set; }

    /// <summary>For customers with so many orders in the last twelve months.</summary>
    public long? MinYearOrders { get; private set; }
}
