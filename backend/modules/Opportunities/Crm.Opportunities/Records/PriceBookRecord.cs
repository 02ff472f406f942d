using Crm.Opportunities.Domain;
using Crm.Platform.Records;

namespace Crm.Opportunities.Records;

/// <summary>What a price book is made of.</summary>
internal sealed class PriceBookRecord() : RecordType<PriceBook>("priceBook", "price-books", "opportunities_price_books")
{
    protected override void Declare()
    {
        Section("identity");
        Text(b => b.Name).Max(200).Required().Filter().Sort().Searchable();
        Text(b => b.Currency).Max(3).Required().Filter().Describe("ISO 4217; all its prices are in it.");
        Boolean(b => b.Active).Filter().Initially(true);
        Date(b => b.ValidFrom).Filter().Describe("The first day on which it applies.");
        Date(b => b.ValidUntil).Filter().Describe("The last day on which it applies.");

        Section("audience");
        Reference(b => b.AccountId).To("account").Filter().Describe("For this customer and those who belong to it. It beats a tag, a tag beats a country, and a country beats a book for everyone.");
        Text(b => b.Tag).Max(100).Filter().Describe("For customers with this tag.");
        Country(b => b.Country).Filter().Describe("For customers of this country.");
        Reference(b => b.FallbackId).To("priceBook").Filter().Describe("The book that is asked where this one says nothing of a product.");

        Section("classification");
        Owner();
        Present(label: "name", sort: "name", "name", "currency", "accountId", "tag", "country", "validFrom", "validUntil", "active");
        IdentifiedBy("name");
    }
}
