using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Forecasts;

/// <summary>Whose deals a forecast looks at: of those the caller may see, those of one person, or of one team and the teams below it.</summary>
internal sealed class ForecastScope(ICurrentUser user, Guid? owner, IReadOnlySet<Guid>? teams, IReadOnlyList<(Guid Id, Guid? ParentId)> allTeams, IReadOnlyList<UserProfile> profiles)
{
    public Guid? Owner => owner;

    /// <summary>The teams that the view adds up; none where it is of one person.</summary>
    public IReadOnlyList<(Guid Id, Guid? ParentId)> Teams { get; } =
        owner is not null ? [] : [.. allTeams.Where(t => (teams?.Contains(t.Id) ?? true) && user.Reaches(OpportunityPermissions.Read, null, t.Id))];

    /// <summary>The active people whose figures belong to it.</summary>
    public IReadOnlyList<UserProfile> People { get; } = [.. profiles.Where(p => Holds(user, owner, teams, p.Id, p.TeamId))];

    public bool Holds(Guid? ownerId, Guid? teamId) => Holds(user, owner, teams, ownerId, teamId);

    public IQueryable<Opportunity> Of(IQueryable<Opportunity> deals)
    {
        deals = deals.AsNoTracking().Where(o => o.DeletionId == Guid.Empty).Reach(user, OpportunityPermissions.Read);
        deals = owner is { } person ? deals.Where(o => o.OwnerId == person) : deals;
        if (teams is null)
        {
            return deals;
        }

        var wanted = teams.Select(t => (Guid?)t).ToList();
        return deals.Where(o => wanted.Contains(o.TeamId));
    }

    private static bool Holds(ICurrentUser user, Guid? owner, IReadOnlySet<Guid>? teams, Guid? ownerId, Guid? teamId) =>
        (owner is null || ownerId == owner) && (teams is null || (teamId is { } team && teams.Contains(team))) && user.Reaches(OpportunityPermissions.Read, ownerId, teamId);
}

/// <summary>Finds out what a scope holds, once for a request.</summary>
internal sealed class ForecastScopes(IUserDirectory directory, ICurrentUser user, ListedRecords listed)
{
    /// <summary>Refuses where the caller may not know what deals are worth.</summary>
    public async Task<ForecastScope> Of(Guid? owner, Guid? team, CancellationToken ct)
    {
        listed.CheckAsked<Opportunity>("companyAmount", "by");
        listed.CheckAsked<Opportunity>("forecastCategory", "by");
        var teams = await directory.Teams(ct);
        return new ForecastScope(user, owner, team is { } top ? Below(top, teams) : null, teams, await directory.Profiles(ct));
    }

    private static HashSet<Guid> Below(Guid top, IReadOnlyList<(Guid Id, Guid? ParentId)> teams)
    {
        var below = teams.Where(t => t.ParentId is not null).ToLookup(t => t.ParentId!.Value, t => t.Id);
        var (found, open) = (new HashSet<Guid> { top }, new Queue<Guid>([top]));
        while (open.TryDequeue(out var next))
        {
            foreach (var id in below[next].Where(found.Add))
            {
                open.Enqueue(id);
            }
        }

        return found;
    }
}
