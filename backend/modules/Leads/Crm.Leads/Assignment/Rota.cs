namespace Crm.Leads.Assignment;

/// <summary>Who is next, as far as one commit knows: open leads by person, counted on with every lead that is given. Pure, so that its laws can be tested.</summary>
internal sealed class Rota(DateOnly today, IReadOnlySet<Guid> active, IReadOnlyDictionary<Guid, int> openLeads)
{
    private readonly Dictionary<Guid, int> load = openLeads.ToDictionary();

    /// <summary>Chooses among the people of a rule who are active, here, and have room; null where nobody is.</summary>
    /// <param name="atWork">Who works at this moment, for rules that ask for it.</param>
    public Guid? Next(AssignmentRule rule, IReadOnlySet<Guid>? atWork = null)
    {
        var free = rule.Members.Where(m => active.Contains(m.UserId) && !m.IsAway(today) && (m.Capacity is not { } most || LoadOf(m.UserId) < most) && (!rule.OnlyAtWork || atWork?.Contains(m.UserId) == true)).Select(m => m.UserId).ToList();
        if (free.Count == 0)
        {
            return null;
        }

        // Behind whoever had the last turn, also among those with equally few.
        var order = rule.Members.ConvertAll(m => m.UserId);
        var last = rule.LastUserId is { } id ? order.IndexOf(id) : -1;
        var inTurn = free.OrderBy(u => (order.IndexOf(u) - last - 1 + order.Count) % order.Count);
        var chosen = rule.Strategy == AssignmentStrategy.LeastLoad ? inTurn.MinBy(LoadOf) : inTurn.First();
        rule.LastUserId = chosen;
        return chosen;
    }

    public bool IsActive(Guid userId) => active.Contains(userId);

    public void Give(Guid userId) => load[userId] = LoadOf(userId) + 1;

    private int LoadOf(Guid userId) => load.GetValueOrDefault(userId);
}
