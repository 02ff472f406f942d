using Crm.Contacts.Domain;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Records;

/// <summary>What a contact is made of.</summary>
internal sealed class ContactRecord() : RecordType<Contact>("contact", "contacts", "contacts_contacts")
{
    protected override void Declare()
    {
        AlsoCalled(PartyHeaders.Contact);
        Section("identity");
        Text(c => c.DisplayName).Max(400).ReadOnly().Filter().Sort("name").Personal().Searchable().Describe("The parts of the name said together, or the main e-mail address.");
        Text(c => c.Salutation).Max(60).Personal().Aliases(PartyHeaders.Salutation);
        Text(c => c.GivenName).Max(100).Filter().Personal().Searchable().Aliases(PartyHeaders.GivenName);
        Text(c => c.MiddleName).Max(100).Personal().Searchable().Aliases(PartyHeaders.MiddleName);
        Text(c => c.FamilyName).Max(100).Filter().Sort().Personal().Searchable().Aliases(PartyHeaders.FamilyName);
        Text(c => c.Nickname).Max(100).Personal().Searchable().Aliases(PartyHeaders.Nickname);
        Text(c => c.NativeName).Max(200).Filter().Personal().Searchable().Describe("The name in the person's own script.").Aliases("native name", "name in native script");
        Text(c => c.PhoneticName).Max(200).Filter().Personal().Searchable().Describe("How the name is said: a reading or a transcription.").Aliases("pronunciation", "furigana", "pinyin");
        Person("fullName", "salutation", "givenName", "middleName", "familyName", "nickname").Aliases(PartyHeaders.FullName);

        Section("work");
        Text(c => c.Title).Max(150).Filter().Aliases(PartyHeaders.Title);
        Text(c => c.Department).Max(150).Filter().Aliases(PartyHeaders.Department);
        Reference(c => c.AccountId).To("account").Filter().Aliases(PartyHeaders.AccountOfContact);
        Date(c => c.EmployedSince).Filter().Describe("Since when the person works there.");

        Section("reach");
        Emails(c => c.Emails).Filter().Personal().Searchable();
        Phones(c => c.Phones).Filter().Personal().Searchable();
        Url(c => c.Website).Personal();
        Tags(c => c.Profiles).Filter().Personal().Describe("Pages on known networks: https addresses.");
        Language(c => c.Language).Filter();
        Choice(c => c.PreferredChannel).Filter().Describe("How the person likes best to be reached.");
        Text(c => c.HoursFrom).Max(5).Describe("From when of the day, in `timeZone`: `09:30`.");
        Text(c => c.HoursUntil).Max(5).Describe("Until when of the day; before `hoursFrom` it is the next day.");
        Text(c => c.TimeZone).Max(60).Filter().Describe("IANA, such as Europe/Madrid.");

        Section("address");
        Addresses(c => c.Addresses).Filter().Personal();

        Section("classification");
        Choice(c => c.LifecycleStage).Filter().Aliases(PartyHeaders.LifecycleStage);
        Owner();
        Tags(c => c.Tags).Filter().Aliases(PartyHeaders.Tags);
        Text(c => c.Source).Max(100).Filter().Aliases(PartyHeaders.Source);

        Tags(c => c.MayReceive).ReadOnly().Filter().Describe("For what the person has agreed to be written to, by channel and purpose: `email.newsletter`. It follows the consents.");
        Tags(c => c.Relations).ReadOnly().Filter().Describe("What the person is, or was, to others, from their side: `spouseOf`, `decisionMakerOf`. It follows the relations within moments.");

        Section("other");
        Date(c => c.Birthday).Filter().Personal().Aliases(PartyHeaders.Birthday);
        LongText(c => c.Notes).Filter().Personal().Aliases(PartyHeaders.Notes);

        Present(label: "displayName", sort: "name", "displayName", "title", "accountId", "emails", "phones", "lifecycleStage", "ownerId", "updatedAt");
        IdentifiedBy("givenName", "familyName");
    }

    protected override void Configure(EntityTypeBuilder<Contact> builder) => builder.Ignore(c => c.Employment);
}
