namespace Crm.Opportunities.Domain;

/// <summary>Somebody whose figures belong to a team; the team is null for whoever has none.</summary>
internal sealed record ForecastPerson(Guid Id, Guid? TeamId);

/// <summary>
/// Adds figures up the tree of teams. A team's quota is its own where it has one, else those of its people and of the teams below it. What is counted on is what
/// salesmen say, changed by what managers have said instead: the word of a team's manager stands in place of all that was said below it.
/// </summary>
internal sealed class ForecastTree
{
    private readonly Dictionary<Guid, Guid?> parents;
    private readonly ILookup<Guid, Guid> below;
    private readonly ILookup<Guid, ForecastPerson> people;
    private readonly List<ForecastPerson> loose;
    private readonly IReadOnlyDictionary<Guid, long> quotas;
    private readonly IReadOnlyDictionary<Guid, long> adjustments;
    private readonly Dictionary<Guid, ForecastTotals> own = [];
    private readonly Dictionary<Guid, ForecastTotals> rolled = [];
    private readonly ForecastTotals teamless = new();
    private readonly ForecastTotals total = new();

    /// <param name="teams">Those that the view holds; a team whose parent is not among them is a root.</param>
    /// <param name="quotas">Of users and teams, by id.</param>
    /// <param name="adjustments">Of users and teams, by id.</param>
    public ForecastTree(
        IReadOnlyCollection<(Guid Id, Guid? ParentId)> teams, IEnumerable<ForecastPerson> people, IReadOnlyCollection<ForecastSum> sums, IReadOnlyDictionary<Guid, long> quotas, IReadOnlyDictionary<Guid, long> adjustments)
    {
        var known = teams.Select(t => t.Id).ToHashSet();
        parents = teams.ToDictionary(t => t.Id, t => t.ParentId is { } parent && known.Contains(parent) ? parent : (Guid?)null);
        Untie();
        below = parents.Where(p => p.Value is not null).ToLookup(p => p.Value!.Value, p => p.Key);
        var everybody = people.ToList();
        this.people = everybody.Where(p => p.TeamId is { } team && known.Contains(team)).ToLookup(p => p.TeamId!.Value);
        loose = everybody.FindAll(p => p.TeamId is not { } team || !known.Contains(team));
        (this.quotas, this.adjustments) = (quotas, adjustments);
        foreach (var sum in sums)
        {
            Take(sum);
        }
    }

    public ForecastTotals Total => total;

    public IEnumerable<Guid> Roots => parents.Where(p => p.Value is null).Select(p => p.Key);

    public Guid? ParentOf(Guid team) => parents[team];

    public IEnumerable<Guid> Below(Guid team) => below[team];

    public ForecastTotals OfUser(Guid? user) => own.GetValueOrDefault(user ?? Guid.Empty) ?? new ForecastTotals();

    public ForecastTotals OfTeam(Guid? team) => team is { } id ? rolled.GetValueOrDefault(id) ?? new ForecastTotals() : teamless;

    public long? QuotaOf(Guid team) => quotas.TryGetValue(team, out var quota) ? quota : Sum(below[team].Select(QuotaOf).Concat(people[team].Select(p => QuotaOfUser(p.Id))));

    public long? QuotaOfUser(Guid user) => quotas.TryGetValue(user, out var quota) ? quota : null;

    public long? QuotaOfAll() => Sum(Roots.Select(QuotaOf).Concat(loose.Select(p => QuotaOfUser(p.Id))));

    /// <summary>What is counted on: what was said, with what managers say instead.</summary>
    public long CallOf(Guid team) => OfTeam(team).Said + ChangeOf(team);

    public long CallOfUser(Guid? user) => OfUser(user).Said + (user is { } id ? ChangeOfUser(id) : 0);

    public long CallOfAll() => total.Said + Roots.Sum(ChangeOf) + loose.Sum(p => ChangeOfUser(p.Id));

    private long ChangeOf(Guid team) => adjustments.TryGetValue(team, out var call)
        ? call - OfTeam(team).Said
        : below[team].Sum(ChangeOf) + people[team].Sum(p => ChangeOfUser(p.Id));

    private long ChangeOfUser(Guid user) => adjustments.TryGetValue(user, out var call) ? call - OfUser(user).Said : 0;

    private static long? Sum(IEnumerable<long?> parts)
    {
        var given = parts.Where(p => p is not null).ToList();
        return given.Count == 0 ? null : given.Sum();
    }

    private void Take(ForecastSum sum)
    {
        total.Add(sum);
        Of(own, sum.OwnerId ?? Guid.Empty).Add(sum);
        if (sum.TeamId is not { } team || !parents.ContainsKey(team))
        {
            teamless.Add(sum);
            return;
        }

        for (Guid? at = team; at is { } here; at = parents[here])
        {
            Of(rolled, here).Add(sum);
        }
    }

    // Rows that a restore has tied into a ring must not hang the forecast: the ring is cut where it closes.
    private void Untie()
    {
        foreach (var team in parents.Keys.ToList())
        {
            var seen = new HashSet<Guid> { team };
            for (var at = team; parents[at] is { } above; at = above)
            {
                if (!seen.Add(above))
                {
                    parents[at] = null;
                    break;
                }
            }
        }
    }

    private static ForecastTotals Of(Dictionary<Guid, ForecastTotals> lines, Guid id) => lines.TryGetValue(id, out var line) ? line : lines[id] = new ForecastTotals();
}
