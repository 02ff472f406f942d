using Crm.Contacts.Domain;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Records;

/// <summary>What an account is made of.</summary>
internal sealed class AccountRecord() : RecordType<Account>("account", "accounts", "contacts_accounts")
{
    protected override void Declare()
    {
        AlsoCalled(PartyHeaders.Account);
        Section("identity");
        Text(a => a.Name).Max(200).Required().Filter().Sort().Searchable().Aliases(PartyHeaders.AccountName);
        Text(a => a.NativeName).Max(200).Filter().Searchable().Describe("The name in the organisation's own script.");
        Text(a => a.PhoneticName).Max(200).Filter().Searchable().Describe("How the name is said: a reading or a transcription.");
        Reference(a => a.ParentId).To("account").Filter().Describe("The organisation it belongs to; no organisation can belong to itself, even in a roundabout way.").Aliases(PartyHeaders.Parent);
        MultiChoice(a => a.Roles).Filter().Describe("What it is to the company: several at once.").Aliases(PartyHeaders.Roles);

        Section("work");
        Text(a => a.Industry).Max(100).Filter().Aliases(PartyHeaders.Industry);
        Number(a => a.Employees).Filter().Sort().Aliases(PartyHeaders.Employees);
        Money(a => a.AnnualRevenue).Filter().Sort().Aliases(PartyHeaders.AnnualRevenue);
        Number(a => a.FoundedYear).Filter().Aliases(PartyHeaders.FoundedYear);

        Section("reach");
        Tags(a => a.Domains).Filter().Searchable().Describe("Internet domains; mail from them belongs here.").Aliases(PartyHeaders.Domains);
        Url(a => a.Website);
        Tags(a => a.Profiles).Filter().Describe("Pages on known networks: https addresses.");
        Emails(a => a.Emails).Filter().Searchable();
        Phones(a => a.Phones).Filter().Searchable();

        Section("address");
        Addresses(a => a.Addresses).Filter();

        Section("classification");
        Choice(a => a.LifecycleStage).Filter().Aliases(PartyHeaders.LifecycleStage);
        Owner();
        Tags(a => a.Tags).Filter().Aliases(PartyHeaders.Tags);
        Tags(a => a.Relations).ReadOnly().Filter().Describe("What the organisation is, or was, to others, from its side: `supplierOf`, `dealerOf`. It follows the relations within moments.");

        Section("other");
        LongText(a => a.Notes).Filter().Aliases(PartyHeaders.Notes);

        Present(label: "name", sort: "name", "name", "industry", "roles", "employees", "annualRevenue", "lifecycleStage", "ownerId", "updatedAt");
        IdentifiedBy("name");
    }

    protected override void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.LossReason).HasMaxLength(40);

        // Why customers were lost, counted from the index alone.
        builder.HasIndex(a => new { a.LossReason, a.DeletionId, a.LostOn, a.OwnerId, a.TeamId });
    }
}
