using Crm.Contacts.Domain;
using Crm.Platform.Records;

namespace Crm.Contacts.Records;

/// <summary>What an account is made of.</summary>
internal sealed class AccountRecord() : RecordType<Account>("account", "accounts", "contacts_accounts")
{
    protected override void Declare()
    {
        AlsoCalled(ContactHeaders.Account);
        Section("identity");
        Text(a => a.Name).Max(200).Required().Filter().Sort().Searchable().Aliases(ContactHeaders.AccountName);
        Reference(a => a.ParentId).To("account").Filter().Describe("The organisation it belongs to; no organisation can belong to itself, even in a roundabout way.").Aliases(ContactHeaders.Parent);
        MultiChoice(a => a.Roles).Filter().Describe("What it is to the company: several at once.").Aliases(ContactHeaders.Roles);

        Section("work");
        Text(a => a.Industry).Max(100).Filter().Aliases(ContactHeaders.Industry);
        Number(a => a.Employees).Filter().Sort().Aliases(ContactHeaders.Employees);
        Money(a => a.AnnualRevenue).Filter().Sort().Aliases(ContactHeaders.AnnualRevenue);
        Number(a => a.FoundedYear).Filter().Aliases(ContactHeaders.FoundedYear);

        Section("reach");
        Tags(a => a.Domains).Filter().Searchable().Describe("Internet domains; mail from them belongs here.").Aliases(ContactHeaders.Domains);
        Url(a => a.Website);
        Emails(a => a.Emails).Filter().Searchable();
        Phones(a => a.Phones).Filter().Searchable();

        Section("address");
        Addresses(a => a.Addresses).Filter();

        Section("classification");
        Choice(a => a.LifecycleStage).Filter().Aliases(ContactHeaders.LifecycleStage);
        Owner();
        Tags(a => a.Tags).Filter().Aliases(ContactHeaders.Tags);

        Section("other");
        LongText(a => a.Notes).Filter().Aliases(ContactHeaders.Notes);

        Present(label: "name", sort: "name", "name", "industry", "roles", "employees", "annualRevenue", "lifecycleStage", "ownerId", "updatedAt");
        IdentifiedBy("name");
    }
}
