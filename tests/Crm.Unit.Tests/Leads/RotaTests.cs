using Crm.Leads.Assignment;

namespace Crm.Unit.Tests.Leads;

/// <summary>S4: whose turn it is.</summary>
[Category("S4")]
public sealed class RotaTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);
    private readonly Guid ana = Guid.CreateVersion7();
    private readonly Guid ben = Guid.CreateVersion7();
    private readonly Guid eva = Guid.CreateVersion7();

    [Test]
    public void Next_InTurn_GoesRoundFromCommitToCommit()
    {
        var rule = Rule(AssignmentStrategy.RoundRobin, new(ana), new(ben), new(eva));
        var first = Given(Rota(), rule, 2);

        var second = Given(Rota(), rule, 2);

        Assert.That(first.Concat(second), Is.EqualTo(new Guid?[] { ana, ben, eva, ana }));
    }

    [Test]
    public void Next_ByLoad_LevelsWhatIsOpen()
    {
        var given = Given(Rota((ana, 3), (ben, 1)), Rule(AssignmentStrategy.LeastLoad, new(ana), new(ben), new(eva)), 5);

        Assert.That(given.GroupBy(g => g!.Value).ToDictionary(g => g.Key, g => g.Count()), Is.EqualTo(new Dictionary<Guid, int> { [eva] = 3, [ben] = 2 }));
    }

    [Test]
    public void Next_WhoIsFullAwayOrGone_GetsNothing()
    {
        var rule = Rule(AssignmentStrategy.RoundRobin, new(ana, Capacity: 1), new(ben, AwayFrom: Today, AwayUntil: Today), new(eva));
        var rota = new Rota(Today, new HashSet<Guid> { ana, ben }, new Dictionary<Guid, int>());

        Assert.That(Given(rota, rule, 2), Is.EqualTo(new Guid?[] { ana, null }));
    }

    private Rota Rota(params (Guid User, int Open)[] loads) => new(Today, new HashSet<Guid> { ana, ben, eva }, loads.ToDictionary(l => l.User, l => l.Open));

    private static List<Guid?> Given(Rota rota, AssignmentRule rule, int times) =>
    [
        .. Enumerable.Range(0, times).Select(_ =>
        {
            var next = rota.Next(rule);
            if (next is { } user)
            {
                rota.Give(user);
            }

            return next;
        }),
    ];

    private static AssignmentRule Rule(AssignmentStrategy strategy, params AssignmentMember[] members) => new() { Position = 0, Name = "Iberia", Strategy = strategy, Members = [.. members] };
}
