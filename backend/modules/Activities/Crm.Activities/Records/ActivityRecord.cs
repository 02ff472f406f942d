using Crm.Activities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.Records;

/// <summary>What an activity is made of.</summary>
internal sealed class ActivityRecord() : RecordType<Activity>("activity", "activities", "activities_activities")
{
    protected override void Declare()
    {
        Section("identity");
        Choice(a => a.Kind).Required().Fixed().Filter();
        Text(a => a.Subject).Max(300).Required().Initially(a => ((Activity)a).FirstWords()).Describe("The first words of the text when it is left out.").Filter().Sort().Searchable();
        LongText(a => a.Body).Searchable().Describe("Markdown. `@[Name](user:<id>)` tells a colleague.");
        Choice(a => a.Status).Required().Initially(ActivityStatus.Open).Filter().Describe("Notes and mails are done at once, as are calls that have been.");
        Choice(a => a.Priority).Filter();

        Section("time");
        Instant(a => a.At).Filter().Sort().Describe("By which it stands in time: its beginning, else when it is due, else its creation.");
        Instant(a => a.StartsAt).Filter().Describe("When it begins, or when it happened.");
        Instant(a => a.EndsAt).Filter();
        Instant(a => a.DueAt).Filter().Sort();
        Instant(a => a.RemindAt).Filter();
        Boolean(a => a.AllDay).Filter();
        Instant(a => a.DoneAt).ReadOnly().Filter();
        Recurrence(a => a.Recurrence).Describe("RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO. Completing a repeating task makes the next one.");
        Objects(a => a.Skips).Describe("Times that the recurrence gives and that do not take place.");
        Text(a => a.TimeZone).Max(60).ReadOnly().Describe("The zone in which its times were meant: repetitions keep the local time.");

        Section("about");
        Reference(a => a.ContactId).To("contact").Filter();
        Reference(a => a.AccountId).To("account").Filter().Describe("The contact's account when it is left out; it stays as it was then.");
        Reference(a => a.LeadId).To("lead").Filter().Describe("Once the lead is converted it stands on the timelines of the contact and the account too.");
        Reference(a => a.OpportunityId).To("opportunity").Filter().Describe("The deal that it is about.");
        Objects(a => a.About).ReadOnly().Describe("Every record on whose timeline it stands.");
        Objects(a => a.Attendees).Searchable();
        Instant(a => a.InvitedAt).ByActs().Filter().Describe("When the attendees were last sent an invitation.");

        Section("details");
        Choice(a => a.Direction).Filter();
        Choice(a => a.Outcome).Filter().Describe("How a call ended.");
        Text(a => a.Place).Max(300).Filter();
        Objects(a => a.Checklist).Searchable();
        Number(a => a.Duration).Filter().Describe("Of a call, in seconds.");
        Url(a => a.RecordingUrl);

        Section("classification");
        Owner();

        Present(label: "subject", sort: "at", "kind", "subject", "status", "dueAt", "contactId", "accountId", "ownerId");
    }

    protected override void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.Ignore(a => a.IsOpen);
        builder.Property(a => a.Others).AsJson<Subject>();

        // My day and reminders.
        builder.HasIndex(a => new { a.OwnerId, a.DeletionId, a.Status, a.DueAt });
        builder.HasIndex(a => new { a.ReminderDue, a.Id });
    }
}
