using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Leads.Handoffs;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Efforts;

/// <summary>Keeps how much time leads have taken: what people write down, and what follows from calls and meetings. The sum stands on the lead.</summary>
internal sealed class EffortBook(LeadsDb db, UnitOfWork unitOfWork)
{
    /// <summary>Takes calls and meetings as they are now; each counts once, for one lead.</summary>
    public async Task Take(IReadOnlyCollection<LeadContact> contacts, CancellationToken ct)
    {
        var sources = contacts.Select(c => c.ActivityId).ToList();
        var known = (await db.Efforts.Where(e => sources.Contains(e.SourceId)).ToListAsync(ct)).ToLookup(e => e.SourceId);
        var touched = new HashSet<Guid>();
        foreach (var contact in contacts)
        {
            var counts = contact is { LeadId: not null, Minutes: > 0 };
            var same = counts ? known[contact.ActivityId].FirstOrDefault(e => e.LeadId == contact.LeadId) : null;
            foreach (var gone in known[contact.ActivityId].Where(e => e != same))
            {
                db.Efforts.Remove(gone);
                touched.Add(gone.LeadId);
            }

            if (same is not null && same.Minutes != contact.Minutes)
            {
                same.Minutes = contact.Minutes;
                touched.Add(same.LeadId);
            }
            else if (counts && same is null)
            {
                db.Efforts.Add(new LeadEffort
                {
                    LeadId = contact.LeadId!.Value, SourceId = contact.ActivityId, UserId = contact.UserId, Minutes = contact.Minutes, At = contact.At, IsAutomatic = true,
                    What = contact.What?.AtMost(HandoffConfiguration.MaxWhat),
                });
                touched.Add(contact.LeadId.Value);
            }
        }

        await Sum(touched, ct);
    }

    /// <summary>Sums up anew what these leads have taken.</summary>
    public async Task Sum(IReadOnlyCollection<Guid> leadIds, CancellationToken ct)
    {
        if (leadIds.Count == 0)
        {
            return;
        }

        await unitOfWork.Flush(ct);
        var sums = await db.Efforts.Where(e => leadIds.Contains(e.LeadId)).GroupBy(e => e.LeadId).Select(g => new { g.Key, Minutes = g.Sum(e => (long)e.Minutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes, ct);
        await unitOfWork.Begin(ct);
        foreach (var alike in leadIds.GroupBy(id => sums.TryGetValue(id, out var minutes) ? minutes : (long?)null))
        {
            var (minutes, rank, ids) = (alike.Key, alike.Key ?? long.MinValue, alike.ToList());
            await db.Leads.Where(l => EF.Parameter(ids).Contains(l.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.MinutesSpent, minutes).SetProperty(l => EF.Property<long>(l, nameof(Lead.MinutesSpent) + "Rank"), rank), ct);
        }
    }
}
