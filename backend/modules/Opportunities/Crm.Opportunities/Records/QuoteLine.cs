using System.Text.Json.Serialization;
using Crm.Opportunities.Domain;
using Crm.Platform.Records.Kinds;

namespace Crm.Opportunities.Records;

/// <summary>One line of a quote.</summary>
/// <param name="Discount">In per cent.</param>
/// <param name="TaxRate">In per cent.</param>
/// <param name="PriceRule">Which rule gave the price; null where somebody wrote it.</param>
/// <param name="DiscountRule">Which rule granted the discount.</param>
/// <param name="Chosen">Of an optional line: the customer has taken it.</param>
internal sealed record QuoteLine(
    string Name, decimal Quantity, decimal UnitPrice, decimal Discount = 0, decimal TaxRate = 0, bool Optional = false, Guid? ProductId = null, string? Code = null, string? Unit = null,
    string? PriceRule = null, string? DiscountRule = null, bool Chosen = false) : IObjectItem
{
    string? IObjectItem.SearchText => Name;

    /// <summary>It does not count: it is optional and nobody has taken it.</summary>
    [JsonIgnore]
    public bool IsLeftOut => Optional && !Chosen;

    public decimal NetPrice => QuoteTotals.NetPrice(UnitPrice, Discount);

    public (string Member, string Message)? Refuse() => null;
}
