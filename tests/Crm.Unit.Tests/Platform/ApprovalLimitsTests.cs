using Crm.Platform.Approvals;

namespace Crm.Unit.Tests.Platform;

/// <summary>How many levels something takes: none inside the limit, one beyond it, a second only beyond the second limit.</summary>
[Category("S39")]
public sealed class ApprovalLimitsTests
{
    private static readonly Guid Rep = Guid.CreateVersion7();
    private static readonly Guid Lead = Guid.CreateVersion7();

    private static readonly ApprovalLimit[] Limits =
    [
        new(1, "discount", 15), new(1, "discount", 5, Rep), new(1, "discount", 20, Lead), new(2, "discount", 40), new(1, "underFloor", 0),
    ];

    [TestCase(15, ExpectedResult = 0)]
    [TestCase(15.01, ExpectedResult = 1)]
    [TestCase(40, ExpectedResult = 1)]
    [TestCase(40.01, ExpectedResult = 2)]
    public int Levels_ForAnybody(double percent) => Judge([], new ApprovalFact("discount", (decimal)percent));

    [Test]
    public void Levels_LimitOfARole_CountsBeforeThatForEverybody_AndOfSeveralTheWidest()
    {
        Assert.That(Judge([Rep], new ApprovalFact("discount", 10)), Is.EqualTo(1));
        Assert.That(Judge([Rep, Lead], new ApprovalFact("discount", 20)), Is.Zero);
    }

    [Test]
    public void Levels_OfSeveralMeasures_AreThoseOfTheWorst_AndWithoutALimitNoneIs()
    {
        Assert.That(Judge([], new ApprovalFact("discount", 1), new ApprovalFact("underFloor", 0.01m)), Is.EqualTo(1));
        Assert.That(Judge([], new ApprovalFact("discountAmount", 1_000_000), new ApprovalFact("underFloor", 0)), Is.Zero);
    }

    private static int Judge(Guid[] roles, params ApprovalFact[] facts) => ApprovalLimits.Judge(Limits, roles, facts).Levels;
}
