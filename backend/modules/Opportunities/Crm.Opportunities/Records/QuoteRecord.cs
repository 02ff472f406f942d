using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Records;

/// <summary>What a quote is made of.</summary>
internal sealed class QuoteRecord() : RecordType<Quote>("quote", "quotes", "opportunities_quotes")
{
    protected override void Declare()
    {
        Section("identity");
        Text(q => q.Title).Max(200).Required().Filter().Sort().Searchable().Describe("What it is about.");
        Text(q => q.Number).Max(20).ByActs().Filter().Searchable().Describe("The number that the customer reads; all versions share it.");
        Number(q => q.Revision).ByActs().Filter().Describe("Which version it is.");
        Reference(q => q.PreviousId).To("quote").ByActs().Filter().Describe("The version before.");
        Choice(q => q.Status).ByActs().Filter().Describe("It follows from the acts: send, accept, decline, revise.");

        Section("customer");
        Reference(q => q.AccountId).To("account").Filter().Describe("Whom it is for; prices follow from it.");
        Reference(q => q.ContactId).To("contact").Filter().Describe("To whom it is sent.");
        Reference(q => q.OpportunityId).To("opportunity").Filter().Describe("The deal that it belongs to.");
        Language(q => q.Language).Filter().Describe("The language in which the customer reads it.");

        Section("price");
        Text(q => q.Currency).Max(3).Required().Filter().Describe("ISO 4217; it cannot be changed while there are lines.");
        Objects(q => q.Lines).ByActs().Describe("Written by `PUT /quotes/{id}/lines`.");
        Money(q => q.Net).ReadOnly().Filter().Describe("The sum of the lines before tax, without optional ones.");
        Money(q => q.Tax).ReadOnly().Filter();
        Money(q => q.Total).ReadOnly().Filter().Sort();
        Date(q => q.ValidUntil).Filter().Sort().Describe("The last day on which the customer can accept it; 30 days from its sending where nothing is said.");
        LongText(q => q.Terms).Describe("What the customer reads below the lines.");

        Section("progress");
        Instant(q => q.SentAt).ByActs().Filter();
        Instant(q => q.FirstOpenedAt).ByActs().Filter().Describe("When the customer first opened its page.");
        Text(q => q.OverrideReason).Max(500).ByActs().Describe("Why it was sent although something spoke against it.");
        Instant(q => q.AnsweredAt).ByActs().Filter();
        Text(q => q.AnsweredBy).Max(200).ByActs().Personal().Describe("The name that the customer wrote under the answer.");
        Text(q => q.AnsweredFrom).Max(45).ByActs().Personal().Describe("The network address that the answer came from.");
        Text(q => q.Answer).Max(1000).ByActs().Personal().Describe("What the customer said with it.");

        Section("classification");
        Owner();
        LongText(q => q.Notes).Describe("For colleagues; the customer does not read it.");
        Present(label: "title", sort: "title", "title", "number", "accountId", "status", "total", "validUntil", "ownerId", "updatedAt");
        IdentifiedBy("title");
    }

    protected override void Configure(EntityTypeBuilder<Quote> builder) => builder.Ignore(q => q.IsOpen);
}
