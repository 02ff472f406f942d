using System.Text.Json;
using Crm.Contacts.Contracts;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Leads.Partners;
using Crm.Platform.Events;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Search;
using Crm.Platform.Security;
using Crm.Platform.WorkingTime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Assignment;

/// <summary>Why a lead belongs to whom it belongs.</summary>
internal sealed record Given(Guid OwnerId, Guid? TeamId, LeadAssignment By, string? Rule);

/// <summary>
/// Finds owners for leads that have none: whoever has the same person as a customer or another lead, else whom the first rule names that fits. Reads a handful of queries, however many leads there are.
/// </summary>
internal sealed class LeadAssigner(LeadsDb db, IMediator mediator, RecordCatalog catalog, IUserDirectory users, IWorkingTime hours, Outbox outbox, Viewpoint viewpoint, TimeProvider clock)
{
    private const int OffersAtOnce = 50;
    private static readonly HashSet<Guid> Nobody = [];

    /// <summary>Who is reached by the addresses and numbers of leads, whoever owns them.</summary>
    public Task<IReadOnlyList<ReachedRecord>> Reached(IReadOnlyCollection<Lead> leads, CancellationToken ct) =>
        mediator.Send(new PeopleByReach([.. leads.SelectMany(l => l.Emails).Select(e => e.Address)], [.. leads.SelectMany(l => l.Phones).Select(p => p.Number)]), ct);

    public async Task<IReadOnlyDictionary<Lead, Given>> Find(IReadOnlyCollection<Lead> leads, CancellationToken ct) => await Find(leads, await Reached(leads, ct), ct);

    /// <param name="reached">What <see cref="Reached"/> has found out of these leads.</param>
    public async Task<IReadOnlyDictionary<Lead, Given>> Find(IReadOnlyCollection<Lead> leads, IReadOnlyList<ReachedRecord> reached, CancellationToken ct)
    {
        var unowned = leads.Where(l => l is { OwnerId: null, IsOpen: true, IsDeleted: false }).ToList();
        var rules = unowned.Count == 0 ? [] : await db.AssignmentRules.OrderBy(r => r.Position).ToListAsync(ct);
        if (rules.Count == 0)
        {
            return new Dictionary<Lead, Given>();
        }

        var known = await OwnersByReach(unowned, reached, ct);
        var partners = rules.Exists(r => r.Strategy == AssignmentStrategy.Partner) ? await db.Partners.AsNoTracking().Where(p => p.IsActive && p.ManagerId != null).ToListAsync(ct) : [];
        var people = rules.SelectMany(r => r.Members).Select(m => (Guid?)m.UserId).Concat(known.Values.Select(k => (Guid?)k.OwnerId)).Concat(partners.Select(p => p.ManagerId)).Distinct().ToList();
        var loads = await db.Leads.AsNoTracking()
            .Where(l => people.Contains(l.OwnerId) && l.DeletionId == Guid.Empty && l.Status != LeadStatus.Disqualified && l.Status != LeadStatus.Converted)
            .GroupBy(l => l.OwnerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), viewpoint.Zone()).DateTime);
        var rota = new Rota(today, await users.Active([.. people.Select(p => p!.Value)], ct), loads);
        var teams = (await users.TeamsOf([.. people.Select(p => p!.Value)], ct)).ToDictionary();
        var atWork = await AtWork(rules, teams, ct);
        var conditions = rules.ConvertAll(r => (Rule: r, When: Condition(r)));
        var given = new Dictionary<Lead, Given>();
        foreach (var lead in unowned)
        {
            if (Choose(lead, known, rota, atWork, partners, conditions) is not var (owner, by, rule))
            {
                continue;
            }

            rota.Give(owner);
            given[lead] = new Given(owner, teams.GetValueOrDefault(owner), by, rule);

            // The same person once more in this commit goes to the same colleague.
            foreach (var reach in ReachesOf(lead))
            {
                known.TryAdd(reach, (owner, LeadAssignment.KnownLead));
            }
        }

        // Dealers are asked after the commit, one lead after another: what stands in the way of each takes queries of its own.
        var inRegion = given.Where(g => g.Value.By == LeadAssignment.Partner || (partners.Count > 0 && g.Value.Rule is null && PartnerChoice.For(g.Key, partners, Nobody) is not null)).Select(g => g.Key.Id);
        foreach (var some in inRegion.Chunk(OffersAtOnce))
        {
            outbox.Add(new LeadsAssignedToRegions(some));
        }

        return given;
    }

    private static (Guid Owner, LeadAssignment By, string? Rule)? Choose(
        Lead lead, Dictionary<string, (Guid OwnerId, LeadAssignment By)> known, Rota rota, IReadOnlySet<Guid> atWork, List<PartnerProfile> partners, List<(AssignmentRule Rule, Condition? When)> rules)
    {
        foreach (var reach in ReachesOf(lead))
        {
            if (known.TryGetValue(reach, out var same) && rota.IsActive(same.OwnerId))
            {
                return (same.OwnerId, same.By, null);
            }
        }

        foreach (var (rule, when) in rules)
        {
            if ((when is null && rule.Where is not null) || (when is not null && !ConditionEvaluator.Holds(when, lead)))
            {
                continue;
            }

            if (rule.Strategy == AssignmentStrategy.Partner)
            {
                if (PartnerChoice.For(lead, partners, Nobody) is { ManagerId: { } manager } && rota.IsActive(manager))
                {
                    return (manager, LeadAssignment.Partner, rule.Name);
                }
            }
            else if (rota.Next(rule, atWork) is { } next)
            {
                return (next, rule.Strategy == AssignmentStrategy.LeastLoad ? LeadAssignment.LeastLoad : LeadAssignment.RoundRobin, rule.Name);
            }
        }

        return null;
    }

    /// <summary>Whoever works at this moment, by the hours of their team; asked only where a rule wants to know.</summary>
    private async Task<IReadOnlySet<Guid>> AtWork(List<AssignmentRule> rules, Dictionary<Guid, Guid?> teams, CancellationToken ct)
    {
        var (here, now) = (new HashSet<Guid>(), clock.GetUtcNow().UtcDateTime);
        foreach (var member in rules.Where(r => r.OnlyAtWork).SelectMany(r => r.Members).DistinctBy(m => m.UserId))
        {
            if ((await hours.Of(teams.GetValueOrDefault(member.UserId), ct)).Calendar.IsOpen(now))
            {
                here.Add(member.UserId);
            }
        }

        return here;
    }

    /// <summary>By key of address or number, who has that person: customers before leads, the older ones first.</summary>
    private async Task<Dictionary<string, (Guid OwnerId, LeadAssignment By)>> OwnersByReach(List<Lead> leads, IReadOnlyList<ReachedRecord> reached, CancellationToken ct)
    {
        var found = new Dictionary<string, (Guid, LeadAssignment)>(StringComparer.Ordinal);
        foreach (var customer in reached)
        {
            if (customer.OwnerId is { } owner)
            {
                found.TryAdd(customer.Reach.Contains('@', StringComparison.Ordinal) ? EmailText.Key(customer.Reach) : Terms.Digits(customer.Reach), (owner, LeadAssignment.KnownCustomer));
            }
        }

        var keys = leads.SelectMany(ReachesOf).Where(k => !found.ContainsKey(k)).Distinct(StringComparer.Ordinal).ToList();
        var others = await (
            from value in db.Values.AsNoTracking()
            join lead in db.Leads.AsNoTracking() on value.RecordId equals lead.Id
            where (value.Field == "lead.emails" || value.Field == "lead.phones") && keys.Contains(value.KeyText) && lead.DeletionId == Guid.Empty && lead.OwnerId != null
            orderby lead.CreatedAt, lead.Id
            select new { value.KeyText, lead.OwnerId }).ToListAsync(ct);
        foreach (var other in others)
        {
            found.TryAdd(other.KeyText, (other.OwnerId!.Value, LeadAssignment.KnownLead));
        }

        return found;
    }

    private static IEnumerable<string> ReachesOf(Lead lead) =>
        lead.Emails.Select(e => EmailText.Key(e.Address)).Concat(lead.Phones.Select(p => Terms.Digits(p.Number))).Where(k => k.Length > 0);

    // A field that a rule speaks of may have been retired since: then it holds for none.
    private Condition? Condition(AssignmentRule rule)
    {
        if (rule.Where is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(rule.Where);
        return Crm.Platform.Records.Conditions.Condition.Read(document.RootElement.Clone(), catalog.Of<Lead>(), new InputErrors());
    }
}
