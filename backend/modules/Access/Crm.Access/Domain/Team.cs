using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>People who work together; teams form a tree.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class Team : Entity
{
    private Team()
    {
    }

    public Team(string name, string nameKey, Guid? parentId)
    {
        Name = name;
        NameKey = nameKey;
        ParentId = parentId;
    }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public Guid? ParentId { get; private set; }

    public long Version { get; private set; } = 1;

    public void Rename(string name, string nameKey)
    {
        Name = name;
        NameKey = nameKey;
    }

    /// <summary>Puts the team below another, or at the top. That the tree stays a tree is for the caller to see: <see cref="TeamTree"/>.</summary>
    public void MoveBelow(Guid? parentId) => ParentId = parentId;

    /// <summary>Says that somebody has edited the team.</summary>
    public void Edited() => Version++;
}

/// <summary>Walks the tree of teams.</summary>
internal static class TeamTree
{
    /// <summary>A team and all teams below it, the team itself first.</summary>
    public static IReadOnlyList<Guid> WithDescendants(Guid team, IEnumerable<(Guid Id, Guid? ParentId)> teams)
    {
        var below = teams.Where(t => t.ParentId is not null).ToLookup(t => t.ParentId!.Value, t => t.Id);
        List<Guid> found = [team];
        for (var i = 0; i < found.Count; i++)
        {
            // Rows that a restore has tied into a ring must not hang every request of that team.
            found.AddRange(below[found[i]].Where(id => !found.Contains(id)));
        }

        return found;
    }
}
