using Crm.Leads.Clocks;
using Crm.Leads.Domain;
using Crm.Platform.History;
using Crm.Platform.ServiceClocks;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Handoffs;

/// <summary>Keeps hand-offs in step with leads whoever changes them, undoing among them, and passes on what a rule finds promising.</summary>
internal sealed class FollowHandoffs(LeadsDb db, HandoffDesk desk, IServiceClocks clocks, TimeProvider time) : IChangeListener
{
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    public string Name => "leads.handoffs";

    public IReadOnlyCollection<string> RecordTypes => ["lead"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        await Settle([.. changes.Where(c => c.Operation == ChangeKind.Edit && c.Touches("handoff")).GroupBy(c => c.RecordId).Select(g => g.Last())], ct);
        var since = time.GetUtcNow().UtcDateTime - News;
        if (await desk.Agreement(ct) is { PassFromScore: { } enough } agreement)
        {
            var ids = changes.Where(c => c.At > since && c.Operation != ChangeKind.Delete && c.SetKind != ChangeKind.Undo).Select(c => c.RecordId).Distinct().ToList();
            var promising = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id) && l.DeletionId == Guid.Empty && l.Origin == LeadOrigin.Marketing && l.Handoff == null && l.Score >= enough)
                .OrderBy(l => l.Id).ToListAsync(ct);
            await desk.PassInTurn([.. promising.Where(l => l.IsOpen && !agreement.ReceiverIds.Contains(l.OwnerId ?? Guid.Empty))], agreement, time.GetUtcNow().UtcDateTime, ct);
        }
    }

    private async Task Settle(List<HeardChange> changes, CancellationToken ct)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var ids = changes.ConvertAll(c => c.RecordId);
        var leads = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var last = (await db.Handoffs.Where(h => ids.Contains(h.LeadId)).OrderBy(h => h.PassedAt).ToListAsync(ct)).GroupBy(h => h.LeadId).ToDictionary(g => g.Key, g => g.Last());
        var board = await clocks.Of("lead", ids, ct);
        foreach (var change in changes.Where(c => leads.ContainsKey(c.RecordId) && last.ContainsKey(c.RecordId)))
        {
            var (lead, row) = (leads[change.RecordId], last[change.RecordId]);
            if (lead.Handoff != HandoffState.Offered && row.State == HandoffState.Offered)
            {
                row.End(lead.Handoff == HandoffState.Accepted ? HandoffState.Accepted : HandoffState.Withdrawn, change.At, change.ActorId, await desk.Minutes(row, change.At, ct));
                await board.Stop(lead.Id, LeadClocks.Acceptance, change.At, ct);
            }
            else if (lead.Handoff == HandoffState.Offered && row.State != HandoffState.Offered)
            {
                row.Reopen();
                await board.Start(lead, LeadClocks.Acceptance, row.PassedAt, ct);
            }
        }

        await board.Save(ct);
    }
}
