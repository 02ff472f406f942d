using Crm.Contacts.Domain;
using Crm.Platform.Records;

namespace Crm.Contacts.Records;

/// <summary>What a contact is made of.</summary>
internal sealed class ContactRecord() : RecordType<Contact>("contact", "contacts", "contacts_contacts")
{
    protected override void Declare()
    {
        Section("identity");
        Text(c => c.DisplayName).Max(400).ReadOnly().Filter().Sort("name").Personal().Searchable().Describe("The parts of the name said together, or the main e-mail address.");
        Text(c => c.Salutation).Max(60).Personal();
        Text(c => c.GivenName).Max(100).Filter().Personal().Searchable();
        Text(c => c.MiddleName).Max(100).Personal().Searchable();
        Text(c => c.FamilyName).Max(100).Filter().Sort().Personal().Searchable();
        Text(c => c.Nickname).Max(100).Personal().Searchable();

        Section("work");
        Text(c => c.Title).Max(150).Filter();
        Text(c => c.Department).Max(150).Filter();
        Reference(c => c.AccountId).To("account").Filter();

        Section("reach");
        Emails(c => c.Emails).Filter().Personal().Searchable();
        Phones(c => c.Phones).Filter().Personal().Searchable();
        Url(c => c.Website).Personal();
        Language(c => c.Language).Filter();

        Section("address");
        Addresses(c => c.Addresses).Filter().Personal();

        Section("classification");
        Choice(c => c.LifecycleStage).Filter();
        Owner();
        Tags(c => c.Tags).Filter();
        Text(c => c.Source).Max(100).Filter();

        Section("other");
        Date(c => c.Birthday).Filter().Personal();
        LongText(c => c.Notes).Filter().Personal();

        Present(label: "displayName", sort: "name", "displayName", "title", "accountId", "emails", "phones", "lifecycleStage", "ownerId", "updatedAt");
        IdentifiedBy("givenName", "familyName");
    }
}
