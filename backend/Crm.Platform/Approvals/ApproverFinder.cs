using Crm.Platform.Data;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals;

/// <summary>Finds the one who is asked: as the rules say, else whoever is nearest above, else anybody who may decide; whoever is away is stood in for.</summary>
internal sealed class ApproverFinder(CrmDbContext db, IUserDirectory directory, IUserContacts contacts, Viewpoint viewpoint, TimeProvider clock)
{
    /// <param name="passed">Whoever was asked before, and is not asked again.</param>
    public async Task<Guid?> Find(ApprovalPolicy policy, int level, Guid? askedBy, IReadOnlyCollection<Guid> passed, CancellationToken ct)
    {
        var (choice, chosen) = level == 1 ? (policy.Approver, policy.ApproverId) : (policy.SecondApprover, policy.SecondApproverId);
        return await First(await Chosen(choice, chosen, askedBy, ct), askedBy, passed, ct)
            ?? (choice == ApproverChoice.Manager ? null : await First(await Above(askedBy, ct), askedBy, passed, ct))
            ?? await First(await Holders(ct), askedBy, passed, ct);
    }

    public async Task<bool> IsAway(Guid userId, CancellationToken ct) => (await Absences([userId], ct)).Count > 0;

    private async Task<IReadOnlyList<Guid>> Chosen(ApproverChoice choice, Guid? chosen, Guid? askedBy, CancellationToken ct) => (choice, chosen) switch
    {
        (ApproverChoice.User, { } user) => [.. await directory.Active([user], ct)],
        (ApproverChoice.Role, { } role) => [.. (await contacts.WithRole(role, ct)).Select(u => u.Id)],
        _ => await Above(askedBy, ct),
    };

    private Task<IReadOnlyList<Guid>> Above(Guid? askedBy, CancellationToken ct) =>
        askedBy is { } user ? directory.Above(user, ApprovalPermissions.Decide.Name, ct) : Holders(ct);

    private async Task<IReadOnlyList<Guid>> Holders(CancellationToken ct) => [.. (await contacts.WithPermission(ApprovalPermissions.Decide.Name, ct)).Select(u => u.Id)];

    /// <summary>Of those who are here whoever has the fewest requests waiting; where all are away, who stands in for them.</summary>
    private async Task<Guid?> First(IReadOnlyList<Guid> candidates, Guid? askedBy, IReadOnlyCollection<Guid> passed, CancellationToken ct)
    {
        var possible = candidates.Where(c => c != askedBy && !passed.Contains(c)).ToList();
        var away = await Absences(possible, ct);
        var here = possible.FindAll(c => !away.ContainsKey(c));
        if (here.Count == 0)
        {
            var standIns = away.Values.OfType<Guid>().Where(s => s != askedBy && !passed.Contains(s)).Distinct().ToList();
            var absent = await Absences(standIns, ct);
            var active = await directory.Active(standIns, ct);
            here = standIns.FindAll(s => active.Contains(s) && !absent.ContainsKey(s));
        }

        if (here.Count < 2)
        {
            return here.Count == 0 ? null : here[0];
        }

        var waiting = await db.Set<Approval>().Where(a => a.State == ApprovalState.Waiting && here.Contains(a.ApproverId!.Value)).GroupBy(a => a.ApproverId!.Value)
            .Select(g => new { UserId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.UserId, g => g.Count, ct);
        return here.OrderBy(u => waiting.GetValueOrDefault(u)).ThenBy(u => u).First();
    }

    /// <summary>Who of them is away today, and who stands in.</summary>
    private async Task<Dictionary<Guid, Guid?>> Absences(List<Guid> users, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), viewpoint.Zone()).DateTime);
        var away = users.Count == 0 ? [] : await db.Set<Absence>().AsNoTracking().Where(a => users.Contains(a.UserId) && a.LastDay >= today && a.FirstDay <= today).ToListAsync(ct);
        return away.GroupBy(a => a.UserId).ToDictionary(g => g.Key, g => g.Select(a => a.StandInId).FirstOrDefault(s => s is not null));
    }
}
