using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Records;

namespace Crm.Opportunities.Domain;

/// <summary>What the company sells: a good or a service, or one variant of it.</summary>
internal sealed class Product : Record
{
    public string? Name { get; private set; }
    public string? Code { get; private set; }
    public string? Family { get; private set; }
    public string? Description { get; private set; }
    public List<string> Aliases { get; private set; } = [];
    public string? Unit { get; private set; }
    public Money? ListPrice { get; private set; }

    /// <summary>What it costs the company.</summary>
    public Money? Cost { get; private set; }

    /// <summary>Below this nobody sells without asking.</summary>
    public Money? Floor { get; private set; }

    /// <summary>In per cent, millionths.</summary>
    public long? TaxRate { get; private set; }
    public bool? Active { get; private set; }
    public Guid? VariantOfId { get; private set; }

    /// <summary>What tells it from other variants: <c>colour: red</c>.</summary>
    public List<string> Attributes { get; private set; } = [];
    public long? OnHand { get; private set; }
    public long? LeadTimeDays { get; private set; }
    public string? StockSource { get; private set; }
    public DateTime? StockAsOf { get; private set; }

    /// <summary>What can, must or must not be quoted with it.</summary>
    public List<ProductOption> Options { get; private set; } = [];

    /// <summary>The code as it is compared; products without one never collide.</summary>
    public string CodeInUse { get; private set; } = "";

    public override void Derive()
    {
        Code = string.IsNullOrWhiteSpace(Code) ? null : Code.Trim();
        CodeInUse = Code?.ToUpperInvariant() ?? Id.ToString("N");
    }
}
