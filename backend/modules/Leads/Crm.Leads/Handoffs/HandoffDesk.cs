using Crm.Kernel;
using Crm.Leads.Clocks;
using Crm.Leads.Domain;
using Crm.Leads.Edits;
using Crm.Platform.Notifications;
using Crm.Platform.Security;
using Crm.Platform.ServiceClocks;
using Crm.Platform.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Handoffs;

/// <summary>What hand-offs of any number of leads have in common: whose turn it is, whose a lead was, how long an answer took.</summary>
internal sealed class HandoffDesk(LeadsDb db, LeadEdits edits, IServiceClocks clocks, IWorkingTime hours, IUserDirectory users, INotifier notifier)
{
    public Task<HandoffAgreement?> Agreement(CancellationToken ct) => db.Agreements.SingleOrDefaultAsync(ct);

    /// <summary>Passes leads on by a rule to whoever is next among those who are here.</summary>
    public async Task PassInTurn(IReadOnlyCollection<Lead> leads, HandoffAgreement agreement, DateTime now, CancellationToken ct)
    {
        var teams = await users.TeamsOf(agreement.ReceiverIds, ct);
        var here = agreement.ReceiverIds.Where(teams.ContainsKey).ToList();
        if (leads.Count == 0 || here.Count == 0)
        {
            return;
        }

        var board = await clocks.Of("lead", [.. leads.Select(l => l.Id)], ct);
        var passed = new Dictionary<Guid, LeadHandoff>();
        foreach (var lead in leads)
        {
            var to = here[(here.IndexOf(agreement.LastReceiverId ?? Guid.Empty) + 1) % here.Count];
            agreement.LastReceiverId = to;
            passed[lead.Id] = new LeadHandoff
            {
                LeadId = lead.Id, PassedAt = now, FromOwnerId = lead.OwnerId, StatusBefore = lead.Status, ToOwnerId = to,
                AcceptBy = await board.Start(lead, LeadClocks.Acceptance, now, ct, teams[to]),
            };
        }

        await edits.Write(leads, lead => lead.Pass(passed[lead.Id].ToOwnerId, teams[passed[lead.Id].ToOwnerId], passedBy: null, passed[lead.Id].AcceptBy), still: lead => lead.Handoff == null, ct);
        db.Handoffs.AddRange(passed.Values);
        await board.Save(ct);
        await notifier.Notify([.. passed.Values.Select(p => HandoffNotices.Tell(HandoffNotices.Passed, p.ToOwnerId, p.LeadId, new HandoffRow(HandoffState.Offered)))], ct);
    }

    /// <summary>Gives back what was not accepted in time.</summary>
    public async Task Return(IReadOnlyCollection<Guid> leadIds, DateTime now, CancellationToken ct)
    {
        var rows = await db.Handoffs.Where(h => leadIds.Contains(h.LeadId) && h.EndId == Guid.Empty).ToDictionaryAsync(h => h.LeadId, ct);
        var leads = await db.Leads.AsNoTracking().Where(l => leadIds.Contains(l.Id) && l.Handoff == HandoffState.Offered && l.DeletionId == Guid.Empty).ToListAsync(ct);
        leads.RemoveAll(l => !rows.ContainsKey(l.Id));
        var teams = await TeamsOfGivers(rows.Values, ct);
        var (notices, board) = (new List<Notice>(), await clocks.Of("lead", leadIds, ct));
        await edits.Write(
            leads, lead => lead.GoBack(HandoffState.Returned, Giver(rows[lead.Id], teams), Giver(rows[lead.Id], teams) is { } giver ? teams[giver] : null, rows[lead.Id].StatusBefore),
            still: lead => lead.Handoff == HandoffState.Offered, ct);
        foreach (var row in leads.Select(l => rows[l.Id]))
        {
            row.End(HandoffState.Returned, now, by: null, await Minutes(row, now, ct));
            await board.Stop(row.LeadId, LeadClocks.Acceptance, now, ct);
            notices.AddRange(new[] { Giver(row, teams), row.ToOwnerId }.OfType<Guid>().Distinct().Select(user => HandoffNotices.Tell(HandoffNotices.Returned, user, row.LeadId, new HandoffRow(HandoffState.Returned))));
        }

        await board.Save(ct);
        await notifier.Notify(notices, ct);
    }

    /// <summary>Whose a lead is again; nobody's where they have left.</summary>
    public async Task<(Guid? OwnerId, Guid? TeamId)> Giver(LeadHandoff row, CancellationToken ct)
    {
        var teams = await TeamsOfGivers([row], ct);
        return Giver(row, teams) is { } giver ? (giver, teams[giver]) : (null, null);
    }

    /// <summary>The working time that whoever was asked has taken.</summary>
    public async Task<int> Minutes(LeadHandoff row, DateTime until, CancellationToken ct)
    {
        var (_, team) = await users.TeamOf(row.ToOwnerId, ct);
        return (int)(await hours.Of(team, ct)).Calendar.Between(row.PassedAt, until > row.PassedAt ? until : row.PassedAt).TotalMinutes;
    }

    private static Guid? Giver(LeadHandoff row, IReadOnlyDictionary<Guid, Guid?> active) =>
        new[] { row.PassedBy, row.FromOwnerId }.FirstOrDefault(id => id is { } user && active.ContainsKey(user));

    private Task<IReadOnlyDictionary<Guid, Guid?>> TeamsOfGivers(IEnumerable<LeadHandoff> rows, CancellationToken ct) =>
        users.TeamsOf([.. rows.SelectMany(r => new[] { r.PassedBy, r.FromOwnerId }).OfType<Guid>().Distinct()], ct);
}
