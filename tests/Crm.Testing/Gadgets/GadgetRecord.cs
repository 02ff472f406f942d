using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Testing.Gadgets;

/// <summary>What a gadget is made of: every kind of field, and references to itself and to other modules' records.</summary>
public class GadgetRecord() : RecordType<Gadget>("gadget", "gadgets", "test_gadgets")
{
    /// <summary>The gadget as a module that a test host can be started with.</summary>
    public static readonly TestModule Module = new("Crm.Gadgets", typeof(GadgetRecord));

    protected override void Declare()
    {
        Section("identity");
        Text(g => g.Name).Max(120).Required().Filter().Sort().Searchable().Describe("What the gadget is called.");
        Choice(g => g.State).Filter();
        MultiChoice(g => g.Uses).Filter();
        Reference(g => g.PartOfId).To("gadget").Filter().Describe("The gadget it is built into.");
        Reference(g => g.AccountId).To("account").Filter();
        Reference(g => g.ContactId).To("contact").Filter();

        Section("work");
        Text(g => g.Model).Max(60).Filter().Sort("model");
        Url(g => g.Manual).Filter();
        Language(g => g.Language).Filter();
        Country(g => g.Country).Filter();
        Number(g => g.Weight).Filter().Sort().Describe("In grams.");
        Money(g => g.Price).Filter().Sort();
        Date(g => g.BuiltOn).Filter();
        Boolean(g => g.Approved).Filter();
        Instant(g => g.CheckedAt).Filter().Sort();
        Recurrence(g => g.Checks);
        Objects(g => g.Parts).Searchable();

        Section("reach");
        Emails(g => g.Emails).Filter().Personal().Searchable();
        Phones(g => g.Phones).Filter().Personal().Searchable();
        Addresses(g => g.Addresses).Filter().Personal();

        Section("classification");
        Owner();
        Tags(g => g.Tags).Filter().Searchable();

        Section("other");
        LongText(g => g.Remarks).Filter().Personal();

        Present(label: "name", sort: "name", "name", "state", "accountId", "price", "ownerId");
        IdentifiedBy("name");
    }

    protected override void Configure(EntityTypeBuilder<Gadget> builder) => builder.Ignore(g => g.Serial);
}
