using Crm.Access.Domain;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class TeamTreeTests
{
    private static readonly Guid Sales = Guid.CreateVersion7();
    private static readonly Guid North = Guid.CreateVersion7();
    private static readonly Guid Coast = Guid.CreateVersion7();
    private static readonly Guid South = Guid.CreateVersion7();
    private static readonly Guid Service = Guid.CreateVersion7();

    private static readonly (Guid, Guid?)[] Teams = [(Sales, null), (North, Sales), (Coast, North), (South, Sales), (Service, null)];

    [Test]
    public void WithDescendants_ATeamAtTheTop_HoldsAllBelow() =>
        Assert.That(TeamTree.WithDescendants(Sales, Teams), Is.EquivalentTo(new[] { Sales, North, Coast, South }));

    [Test]
    public void WithDescendants_ATeamInTheMiddle_HoldsNothingAboveOrBeside() =>
        Assert.That(TeamTree.WithDescendants(North, Teams), Is.EqualTo(new[] { North, Coast }));

    [Test]
    public void WithDescendants_ATeamWithNoneBelow_IsAlone() => Assert.That(TeamTree.WithDescendants(Service, Teams), Is.EqualTo(new[] { Service }));

    [Test]
    public void WithDescendants_ARing_Ends() =>
        Assert.That(TeamTree.WithDescendants(North, [(North, South), (South, North)]), Is.EquivalentTo(new[] { North, South }));
}
