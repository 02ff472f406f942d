using Crm.Activities.Domain;
using Crm.Leads.Contracts;
using Crm.Platform.History;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Reactions;

/// <summary>Tells Leads of calls, mails and meetings with leads: who spoke, and how long it took.</summary>
internal sealed class TellOfLeadContacts(ActivitiesDb db, IMediator mediator, TimeProvider clock) : IChangeListener
{
    // What somebody writes down of longer ago answers nobody now.
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    public string Name => "activities.lead-contacts";

    public IReadOnlyCollection<string> RecordTypes => ["activity"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.RecordId).Distinct().ToList();
        var left = changes.Where(c => c.Old("leadId") is { ValueKind: System.Text.Json.JsonValueKind.String }).Select(c => c.RecordId).ToList();
        var activities = await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id) && (a.LeadId != null || left.Contains(a.Id))).ToListAsync(ct);
        if (activities.Count == 0)
        {
            return;
        }

        var news = clock.GetUtcNow().UtcDateTime - News;
        var fresh = changes.Where(c => c.At > news && c.Source != Kernel.ChangeSource.Import).Select(c => c.RecordId).ToHashSet();
        await mediator.Send(new NoteLeadContacts([.. activities.Select(a => Of(a, fresh.Contains(a.Id)))]), ct);
    }

    private static LeadContact Of(Activity activity, bool isFresh)
    {
        var at = activity.StartsAt ?? activity.At;
        return new LeadContact(
            activity.Id, activity.IsDeleted ? null : activity.LeadId, at, isFresh && !activity.IsDeleted ? SideOf(activity) : LeadContactSide.Nobody, activity.OwnerId, MinutesOf(activity), activity.Subject);
    }

    // Who was not reached has had no answer, who called in vain waits for one.
    private static LeadContactSide SideOf(Activity activity) => activity switch
    {
        { Status: not ActivityStatus.Done } or { IsAutomatic: true } => LeadContactSide.Nobody,
        { Kind: ActivityKind.Email, Direction: ActivityDirection.Inbound } => LeadContactSide.Them,
        { Kind: ActivityKind.Email, Direction: ActivityDirection.Outbound } or { Kind: ActivityKind.Meeting } => LeadContactSide.Us,
        { Kind: ActivityKind.Call, Direction: ActivityDirection.Inbound, Outcome: CallOutcome.NoAnswer or CallOutcome.Busy or CallOutcome.Voicemail } => LeadContactSide.Them,
        { Kind: ActivityKind.Call, Outcome: CallOutcome.NoAnswer or CallOutcome.Busy or CallOutcome.WrongNumber } => LeadContactSide.Nobody,
        { Kind: ActivityKind.Call } => LeadContactSide.Us,
        _ => LeadContactSide.Nobody,
    };

    private static int MinutesOf(Activity activity) => activity switch
    {
        { Status: not ActivityStatus.Done } => 0,
        { Kind: ActivityKind.Call, Duration: > 0 } => (int)Math.Min(24 * 60, (activity.Duration.Value + 59) / 60),
        { Kind: ActivityKind.Meeting, AllDay: not true, StartsAt: { } from, EndsAt: { } to } when to > from => (int)Math.Min(24 * 60, (to - from).TotalMinutes),
        _ => 0,
    };
}
