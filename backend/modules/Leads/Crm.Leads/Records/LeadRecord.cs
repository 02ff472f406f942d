using Crm.Leads.Domain;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Records;

/// <summary>What a lead is made of.</summary>
internal sealed class LeadRecord() : RecordType<Lead>("lead", "leads", "leads_leads")
{
    protected override void Declare()
    {
        AlsoCalled("lead", "prospect", "inquiry", "enquiry", "cliente potencial", "prospecto", "contatto commerciale", "лид", "заявка", "线索", "潜在客户");
        Section("identity");
        Text(l => l.DisplayName).Max(400).ReadOnly().Filter().Sort("name").Personal().Searchable().Describe("The parts of the name said together, or the company, or how one reaches them.");
        Text(l => l.Salutation).Max(60).Personal().Aliases(PartyHeaders.Salutation);
        Text(l => l.GivenName).Max(100).Filter().Personal().Searchable().Aliases(PartyHeaders.GivenName);
        Text(l => l.MiddleName).Max(100).Personal().Searchable().Aliases(PartyHeaders.MiddleName);
        Text(l => l.FamilyName).Max(100).Filter().Personal().Searchable().Aliases(PartyHeaders.FamilyName);
        Text(l => l.Nickname).Max(100).Personal().Searchable().Aliases(PartyHeaders.Nickname);
        Person("fullName", "salutation", "givenName", "middleName", "familyName", "nickname").Aliases(PartyHeaders.FullName);
        Text(l => l.CompanyName).Max(200).Filter().Sort("company").Searchable().Describe("As said; a conversion finds or makes the account.").Aliases([.. PartyHeaders.Account, .. PartyHeaders.AccountOfContact]);
        Text(l => l.Title).Max(150).Filter().Aliases(PartyHeaders.Title);

        Section("reach");
        Emails(l => l.Emails).Filter().Personal().Searchable();
        Phones(l => l.Phones).Filter().Personal().Searchable();
        Url(l => l.Website).Personal();
        Language(l => l.Language).Filter();

        Section("need");
        Text(l => l.Interest).Max(300).Filter().Searchable().Aliases("interest", "interested in", "interés", "interesse", "интерес", "兴趣", "需求");
        Text(l => l.Product).Max(200).Filter().Searchable().Aliases("product", "producto", "prodotto", "продукт", "товар", "产品");
        Money(l => l.Budget).Filter().Sort().Aliases("budget", "presupuesto", "бюджет", "预算");
        Choice(l => l.Timing).Filter().Describe("When they mean to buy.");
        LongText(l => l.Message).Personal().Searchable().Describe("What they wrote or said.").Aliases("message", "inquiry text", "mensaje", "messaggio", "сообщение", "留言", "消息");

        Section("origin");
        Choice(l => l.Channel).Filter();
        Choice(l => l.Origin).Filter().Describe("Whose find it is: marketing and sales are compared by it.");
        Text(l => l.Source).Max(100).Filter().Aliases(PartyHeaders.Source);
        Text(l => l.Campaign).Max(200).Filter().Aliases("campaign", "campaña", "campagna", "кампания", "活动", "市场活动");
        Text(l => l.Reference).Max(20).ReadOnly().Filter().Searchable().Describe("The number that the customer is told to quote.");

        Section("progress");
        Choice(l => l.Status).ByActs().Filter().Describe("It follows from the owner and from the acts: contact, work, nurture, qualify, disqualify, reopen, convert.");
        Instant(l => l.FirstResponseAt).ByActs().Filter().Describe("When it had its first answer.");
        Instant(l => l.AnswerDue).ReadOnly().Filter().Sort().Describe("Until when the next answer is due, by the service policies; empty where nobody waits for one.");
        Date(l => l.NurtureUntil).ByActs().Filter().Describe("Until when it is kept warm.");
        Choice(l => l.DisqualifiedReason).ByActs().Filter();
        Text(l => l.DisqualifiedNote).Max(500).ByActs();
        Instant(l => l.ClosedAt).ByActs().Filter().Describe("When it was disqualified or converted.");
        Reference(l => l.ContactId).To("contact").ByActs().Filter().Describe("The contact that it has become.");
        Reference(l => l.AccountId).To("account").ByActs().Filter();
        Reference(l => l.OpportunityId).To("opportunity").ByActs().Filter().Describe("The opportunity that came of it.");

        Number(l => l.Score).ReadOnly().Filter().Sort().Describe("How much it promises, from 0 to 100, by the rules and the learned model of the moment.");
        Choice(l => l.Outcome).Fixed().Filter().Describe("For leads that are brought along with their past: what had become of them. A lead that has one is closed; models learn from it as from others.")
            .Aliases("outcome", "converted", "is converted", "result", "lead outcome", "lead status", "resultado", "esito", "результат", "结果");

        Reference(l => l.KnownContactId).To("contact").ByActs().Filter().Describe("The contact of the same person who was there when the lead came.");
        Reference(l => l.PartnerId).To("account").ByActs().Filter().Describe("The dealer to whom it was offered, or who has it.");
        Choice(l => l.PartnerState).ByActs().Filter().Describe("Whether the dealer still has to answer.");
        Choice(l => l.AssignedBy).ByActs().Filter().Describe("Why it was given to its owner by itself; empty where somebody chose.");
        Text(l => l.AssignmentRule).Max(100).ByActs().Describe("The rule by which it was given to its owner.");

        Choice(l => l.Handoff).ByActs().Filter().Describe("How the last hand-off stands: whoever was passed the lead accepts or rejects it.");
        Instant(l => l.AcceptBy).ByActs().Filter().Describe("Until when it is to be accepted.");
        Reference(l => l.PassedBy).To("user").ByActs().Filter().Describe("Who passed it on.");
        Number(l => l.MinutesSpent).ReadOnly().Filter().Describe("Time that was spent on it, in minutes: calls, meetings and what somebody wrote down.");

        Section("address");
        Addresses(l => l.Addresses).Filter().Personal();

        Section("classification");
        Owner();
        Tags(l => l.Tags).Filter().Aliases(PartyHeaders.Tags);

        Section("other");
        LongText(l => l.Notes).Personal().Aliases(PartyHeaders.Notes);

        Present(label: "displayName", sort: "name", "displayName", "companyName", "status", "score", "interest", "budget", "source", "ownerId", "createdAt");
        IdentifiedBy("givenName", "familyName", "companyName");
    }

    protected override void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.Ignore(l => l.IsOpen);

        // What is open of one's own.
        builder.HasIndex(l => new { l.OwnerId, l.DeletionId, l.Status });
    }
}
