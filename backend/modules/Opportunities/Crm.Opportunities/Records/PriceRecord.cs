using Crm.Opportunities.Domain;
using Crm.Platform.Records;

namespace Crm.Opportunities.Records;

/// <summary>What a price of a price book is made of.</summary>
internal sealed class PriceRecord() : RecordType<Price>("price", "prices", "opportunities_prices")
{
    protected override void Declare()
    {
        Section("identity");
        Text(p => p.Name).Max(200).Required().Filter().Sort().Searchable().Describe("What the line of a quote says of it: \"Regular customers\".");
        Reference(p => p.BookId).To("priceBook").Filter().Describe("The price book it stands in.");
        Reference(p => p.ProductId).To("product").Filter().Describe("The product it is of; a discount may be of a family or of all.");
        Text(p => p.Family).Max(100).Filter().Describe("The family of products that a discount is of.");

        Section("price");
        Money(p => p.UnitPrice).Filter().Sort().Describe("The price of one; in the currency of the book. Either this or a discount.");
        Millionths(p => p.Discount).Filter().Describe("In per cent.");

        Section("audience");
        Millionths(p => p.MinQuantity).Filter().Describe("From this quantity.");
        Number(p => p.MinYearOrders).Filter().Describe("For customers with so many orders in the last twelve months: what makes one who buys little and often worth more than one who buys much and once.");

        Section("classification");
        Owner();
        Present(label: "name", sort: "name", "name", "bookId", "productId", "unitPrice", "discount", "minQuantity", "minYearOrders");
        IdentifiedBy("name");
    }
}
