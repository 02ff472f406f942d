using System.Text.Json;
using Crm.Leads.Domain;
using Crm.Platform.History;
using Crm.Platform.ServiceClocks;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Clocks;

/// <summary>Starts, stops and pauses what runs on leads as they change, whoever changes them: people, imports, bulk edits, undoing.</summary>
internal sealed class FollowLeads(LeadsDb db, IServiceClocks clocks, TimeProvider time) : IChangeListener
{
    // Of what was long ago nobody is told now: an installation that is updated hears its whole history.
    private static readonly TimeSpan News = TimeSpan.FromDays(1);
    private static readonly string[] Matters = ["status", "firstResponseAt", "handoff"];

    public string Name => "leads.clocks";

    public IReadOnlyCollection<string> RecordTypes => ["lead"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var since = time.GetUtcNow().UtcDateTime - News;
        var news = changes.Where(c => c.At > since && (c.Operation != ChangeKind.Edit || Array.Exists(Matters, c.Touches))).ToList();
        if (news.Count == 0)
        {
            return;
        }

        var ids = news.Select(c => c.RecordId).Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var board = await clocks.Of("lead", ids, ct);
        foreach (var change in news.Where(c => leads.ContainsKey(c.RecordId)))
        {
            await Follow(board, leads[change.RecordId], change, ct);
        }

        await board.Save(ct);
    }

    private static async Task Follow(IClockBoard board, Lead lead, HeardChange change, CancellationToken ct)
    {
        if (lead.FirstResponseAt is { } answered)
        {
            await board.Stop(lead.Id, LeadClocks.FirstResponse, answered < lead.CreatedAt ? lead.CreatedAt : answered, ct);
        }

        if (lead.IsDeleted || !lead.IsOpen)
        {
            foreach (var kind in LeadClocks.Answers.Append(LeadClocks.Acceptance))
            {
                board.Cancel(lead.Id, kind, change.At);
            }

            return;
        }

        if (lead.FirstResponseAt is null && Begins(change))
        {
            await board.Start(lead, LeadClocks.FirstResponse, change.Operation == ChangeKind.Restore ? change.At : lead.CreatedAt, ct);
        }

        // While a lead is kept warm nobody waits; what the customer writes then starts anew.
        foreach (var kind in change.Touches("status") ? LeadClocks.Answers : [])
        {
            if (lead.Status == LeadStatus.Nurturing)
            {
                board.Pause(lead.Id, kind, change.At);
            }
            else
            {
                await board.Resume(lead.Id, kind, change.At, ct);
            }
        }

        if (lead.Handoff != HandoffState.Offered)
        {
            board.Cancel(lead.Id, LeadClocks.Acceptance, change.At);
        }
    }

    // It came, came back, is taken up again, or its first answer was taken back.
    private static bool Begins(HeardChange change) => change.Operation is ChangeKind.Create or ChangeKind.Restore
        || change.Old("firstResponseAt") is { ValueKind: JsonValueKind.String }
        || (change.Old("status") is { ValueKind: JsonValueKind.String } before && before.GetString() is "disqualified" or "converted");
}
