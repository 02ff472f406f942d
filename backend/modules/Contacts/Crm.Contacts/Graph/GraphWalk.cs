using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Graph;

/// <summary>What leads from one party to another.</summary>
/// <param name="Type">A key of the types of relations, as <paramref name="From"/> says it; <c>worksFor</c> also for the contact's own account, <c>belongsTo</c> for an account's parent.</param>
internal sealed record GraphEdge(Party From, Party To, string Type, bool IsPast);

/// <summary>Walks from one party to its neighbours and theirs: the same few queries for each step, however many parties there are.</summary>
internal sealed class GraphWalk(ContactsDb db, PartyNames names, ICurrentUser user, TimeProvider clock)
{
    /// <summary>More nobody can look at.</summary>
    public const int MaxNodes = 120;

    /// <summary>How many people, subsidiaries or relations one step reads at most.</summary>
    private const int MaxOfAStep = 200;

    private readonly Dictionary<Party, (KnownParty Known, int Distance)> nodes = [];
    private readonly Dictionary<(Party, Party, string), GraphEdge> edges = [];

    public IReadOnlyDictionary<Party, (KnownParty Known, int Distance)> Nodes => nodes;

    /// <summary>Only what leads from one node to another.</summary>
    public IEnumerable<GraphEdge> Edges => edges.Values.Where(e => nodes.ContainsKey(e.From) && nodes.ContainsKey(e.To));

    /// <summary>Whether there is more than what was taken.</summary>
    public bool IsCut { get; private set; }

    public async Task Walk(Party start, int depth, bool withPast, CancellationToken ct)
    {
        nodes[start] = (await names.Get(start, ct), 0);
        List<Party> frontier = [start];
        for (var distance = 1; distance <= depth && frontier.Count > 0 && nodes.Count < MaxNodes; distance++)
        {
            var reached = new List<GraphEdge>();
            await Relations(frontier, withPast, reached, ct);
            await Belonging(frontier, reached, ct);
            reached.ForEach(e => edges.TryAdd((e.From, e.To, e.Type), e));
            var next = reached.SelectMany(e => new[] { e.From, e.To }).Distinct().Where(p => !nodes.ContainsKey(p)).ToList();
            var known = await names.Of(next, ct);
            frontier = [.. next.Where(known.ContainsKey)];
            if (nodes.Count + frontier.Count > MaxNodes)
            {
                IsCut = true;
                frontier = [.. frontier.Take(MaxNodes - nodes.Count)];
            }

            frontier.ForEach(p => nodes[p] = (known[p], distance));
        }
    }

    private async Task Relations(List<Party> frontier, bool withPast, List<GraphEdge> reached, CancellationToken ct)
    {
        if (user.LevelOf(RelationPermissions.Read) == AccessLevel.None)
        {
            return;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (contacts, accounts) = (Ids(frontier, PartyKind.Contact), Ids(frontier, PartyKind.Account));
        var (people, companies) = (names.Contacts, names.Accounts);
        var living = db.Relations.AsNoTracking().Where(r => r.DeletionId == Guid.Empty && (withPast || r.Until == null || r.Until > today));
        List<Relation> found =
        [
            .. await Some(living.Where(r => contacts.Contains(r.FromContactId) && (people.Any(c => c.Id == r.ToContactId) || companies.Any(a => a.Id == r.ToAccountId))), ct),
            .. await Some(living.Where(r => accounts.Contains(r.FromAccountId) && (people.Any(c => c.Id == r.ToContactId) || companies.Any(a => a.Id == r.ToAccountId))), ct),
            .. await Some(living.Where(r => contacts.Contains(r.ToContactId) && (people.Any(c => c.Id == r.FromContactId) || companies.Any(a => a.Id == r.FromAccountId))), ct),
            .. await Some(living.Where(r => accounts.Contains(r.ToAccountId) && (people.Any(c => c.Id == r.FromContactId) || companies.Any(a => a.Id == r.FromAccountId))), ct),
        ];
        reached.AddRange(found.Where(r => r.From is not null && r.To is not null).Select(r => new GraphEdge(r.From!.Value, r.To!.Value, r.Type ?? "", r.IsPast(today))));
    }

    private async Task<List<Relation>> Some(IQueryable<Relation> relations, CancellationToken ct)
    {
        var some = await relations.OrderBy(r => r.Id).Take(MaxOfAStep + 1).ToListAsync(ct);
        IsCut |= some.Count > MaxOfAStep;
        return [.. some.Take(MaxOfAStep)];
    }

    // What contacts and accounts say themselves: where one works, and to which organisation another belongs.
    private async Task Belonging(List<Party> frontier, List<GraphEdge> reached, CancellationToken ct)
    {
        foreach (var party in frontier)
        {
            if (nodes[party].Known.BelongsTo is { } above)
            {
                reached.Add(new GraphEdge(party, new(PartyKind.Account, above), party.Kind == PartyKind.Contact ? RelationTypes.Employment : "belongsTo", IsPast: false));
            }
        }

        var accounts = Ids(frontier, PartyKind.Account);
        if (accounts.Count == 0)
        {
            return;
        }

        var people = await names.Contacts.Where(c => accounts.Contains(c.AccountId)).OrderBy(c => c.Id).Take(MaxOfAStep + 1).Select(c => new { c.Id, c.AccountId }).ToListAsync(ct);
        var children = await names.Accounts.Where(a => accounts.Contains(a.ParentId)).OrderBy(a => a.Id).Take(MaxOfAStep + 1).Select(a => new { a.Id, a.ParentId }).ToListAsync(ct);
        IsCut |= people.Count > MaxOfAStep || children.Count > MaxOfAStep;
        reached.AddRange(people.Take(MaxOfAStep).Select(p => new GraphEdge(new(PartyKind.Contact, p.Id), new(PartyKind.Account, p.AccountId!.Value), RelationTypes.Employment, IsPast: false)));
        reached.AddRange(children.Take(MaxOfAStep).Select(a => new GraphEdge(new(PartyKind.Account, a.Id), new(PartyKind.Account, a.ParentId!.Value), "belongsTo", IsPast: false)));
    }

    private static List<Guid?> Ids(List<Party> parties, PartyKind kind) => [.. parties.Where(p => p.Kind == kind).Select(p => (Guid?)p.Id)];
}
