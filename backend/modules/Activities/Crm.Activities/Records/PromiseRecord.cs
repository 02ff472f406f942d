using Crm.Activities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.Records;

/// <summary>What a promise is made of.</summary>
internal sealed class PromiseRecord() : RecordType<Promise>("promise", "promises", "activities_promises")
{
    protected override void Declare()
    {
        Section("identity");
        Text(p => p.What).Max(300).Required().Filter().Sort().Searchable().Describe("What was promised, in one sentence.");
        Choice(p => p.State).ByActs().Filter().Initially(PromiseState.Confirmed)
            .Describe("Rules propose, people confirm. It follows from confirm, keep, break, withdraw and dismiss; a promise that a person writes down is confirmed.");
        Choice(p => p.PromisedBy).Filter().Describe("`us`, or `them`: the customer.");
        Reference(p => p.PromisedById).To("user").Filter().Describe("Which of us gave the word: the owner when it is left out.");
        Reference(p => p.ContactId).To("contact").Filter();
        Reference(p => p.AccountId).To("account").Filter().Describe("The contact's account when it is left out.");

        Section("details");
        Money(p => p.Amount).Filter().Sort();
        Text(p => p.SubjectKey).Max(200).Filter().Describe("What it is about, such as `price` or `price of the X200`: two of us who promise different things of one subject contradict each other.");
        Boolean(p => p.Contradicted).ByActs().Filter().Describe("Another of us has promised something else of the same subject for the same time.");

        Section("time");
        Date(p => p.Due).Filter().Sort();
        Date(p => p.ValidFrom).Filter();
        Date(p => p.ValidUntil).Filter().Describe("The last day on which an offer or a price holds.");
        Instant(p => p.SettledAt).ByActs().Filter().Describe("When it was kept, broken, withdrawn or dismissed.");

        Section("evidence");
        LongText(p => p.Evidence).Describe("The words that say so.");
        Reference(p => p.EvidenceActivityId).To("activity").Filter().Describe("The note, mail, call or meeting in which they stand.");
        Instant(p => p.EvidenceAt).Filter();
        Number(p => p.Confidence).ReadOnly().Filter().Describe("How sure the rule was that found it, in percent.");

        Section("classification");
        Owner();

        Present(label: "what", sort: "due", "what", "promisedBy", "accountId", "contactId", "due", "amount", "state", "ownerId");
    }

    protected override void Configure(EntityTypeBuilder<Promise> builder)
    {
        builder.Ignore(p => p.IsLive);

        // The round that tells of what is overdue; my day.
        builder.HasIndex(p => new { p.NextAlert, p.Id });
        builder.HasIndex(p => new { p.OwnerId, p.DeletionId, p.State, p.Due });
    }
}
