using Crm.Opportunities.Domain;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Records;

/// <summary>What an opportunity is made of.</summary>
internal sealed class OpportunityRecord() : RecordType<Opportunity>("opportunity", "opportunities", "opportunities_opportunities")
{
    protected override void Declare()
    {
        AlsoCalled("opportunity", "deal", "oportunidad", "negocio", "opportunità", "trattativa", "сделка", "возможность", "商机", "销售机会", "交易");
        Section("identity");
        Text(o => o.Name).Max(200).Filter().Sort("name").Searchable().Describe("Named after the product and the account where nobody names it.");
        Reference(o => o.AccountId).To("account").Filter();
        Reference(o => o.ContactId).To("contact").Filter().Describe("Who decides or asks; the account follows where it is left out.");
        Reference(o => o.ProductId).To("product").Filter();
        Text(o => o.Source).Max(100).Filter().Aliases(PartyHeaders.Source);
        Text(o => o.NextStep).Max(300).Filter().Searchable().Aliases("next step", "next action", "próximo paso", "prossimo passo", "следующий шаг", "下一步");

        Section("value");
        Money(o => o.Amount).Filter().Aliases("amount", "deal value", "value", "close value", "deal amount", "importe", "valor", "importo", "valore", "сумма", "金额", "成交金额");
        Money(o => o.RecurringAmount).Filter().Aliases("recurring amount", "mrr", "arr");
        Choice(o => o.RecurringInterval).Filter();
        Money(o => o.CompanyAmount).ReadOnly().Filter().Sort("amount").Describe("The amount in the company's currency at the rate of the day it was given or closed; empty where no rate is known.");
        Number(o => o.Probability).Filter().Sort().Describe("Percent. The stage's, where nobody says otherwise.").Aliases("probability", "win probability", "probabilidad", "probabilità", "вероятность", "概率", "成功率");
        Choice(o => o.ForecastCategory).Filter().Initially(Domain.ForecastCategory.Pipeline).Describe("How far its owner counts on it. Won deals are closed and lost ones omitted, whatever is said.");

        Section("progress");
        Reference(o => o.StageId).To("stage").Filter().Describe("The first of the default pipeline where it is left out.")
            .Aliases("stage", "deal stage", "sales stage", "opportunity stage", "etapa", "etapa del negocio", "fase", "стадия", "этап", "阶段", "销售阶段");
        Reference(o => o.PipelineId).To("pipeline").ByActs().Filter().Describe("It follows the stage.");
        Choice(o => o.Status).ByActs().Filter().Describe("open, won or lost: it follows the stage.");
        Instant(o => o.StageSince).ByActs().Filter().Describe("Since when it is in its stage.");
        Date(o => o.RotsOn).ReadOnly().Filter().Describe("From this day on it has been in its stage for too long.");
        Date(o => o.EngagedOn).Filter().Describe("When the customer was first engaged.").Aliases("engage date", "engaged on", "start date", "opened", "fecha de inicio", "data di inizio", "дата начала", "开始日期");
        Date(o => o.ExpectedCloseDate).Filter().Sort("expectedCloseDate").Aliases("expected close date", "expected close", "fecha de cierre prevista", "data di chiusura prevista", "ожидаемая дата закрытия", "预计成交日期");
        Date(o => o.ClosedOn).Filter().Sort("closedOn").Aliases("closed on", "close date", "closed date", "won time", "fecha de cierre", "data di chiusura", "дата закрытия", "成交日期", "关闭日期");
        Choice(o => o.LossReason).Filter().Describe("Needed where it was lost; imports that do not say it get notGiven.").Aliases("loss reason", "lost reason", "closed lost reason", "motivo de pérdida", "motivo della perdita", "причина потери", "丢单原因");
        LongText(o => o.CloseNote).Describe("What is said of why it was won or lost.");

        Section("competition");
        Tags(o => o.Competitors).Filter().Searchable().Aliases("competitors", "competitor", "competidores", "concorrenti", "конкуренты", "竞争对手");
        Money(o => o.CompetitorOffer).Filter().Describe("What the rival asks.");

        Section("team");
        Owner();
        Objects(o => o.Members).Describe("Who works on it in which role, and the share that counts for each: 100 percent together.");
        Objects(o => o.Steps).Describe("What became of the steps of the playbook: done, or skipped for a reason.");

        Section("classification");
        Tags(o => o.Tags).Filter().Aliases(PartyHeaders.Tags);

        Section("other");
        LongText(o => o.Notes).Personal().Aliases(PartyHeaders.Notes);

        Present(label: "name", sort: "expectedCloseDate", "name", "accountId", "stageId", "amount", "probability", "expectedCloseDate", "ownerId", "updatedAt");
    }

    protected override void Configure(EntityTypeBuilder<Opportunity> builder)
    {
        builder.Ignore(o => o.IsOpen);

        // What is open, by when it is expected; what was won, for comparing how long it took.
        builder.HasIndex(nameof(Opportunity.Status), nameof(Opportunity.DeletionId), nameof(Opportunity.ExpectedCloseDate) + "Rank", nameof(Opportunity.Id));
        builder.HasIndex(o => new { o.PipelineId, o.Status, o.DeletionId, o.CycleDays });

        // All that a forecast adds up, so that it reads nothing but this index.
        builder.HasIndex(o => new { o.DeletionId, o.ClosePeriod, o.Status, o.ForecastCategory, o.OwnerId, o.TeamId, o.ProductId, o.CompanyMinor, o.WeightedMinor })
            .HasDatabaseName("IX_opportunities_opportunities_forecast");
    }
}
