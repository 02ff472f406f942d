using Crm.Platform.Consents;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Unit.Tests.Platform;

/// <summary>Whatever people say in whatever order: after an opt-out nothing is sent, until they agree again.</summary>
[Category("S59")]
public sealed class ConsentLawTests
{
    private const string Newsletter = "newsletter";

    /// <summary>One act: its minute, its purpose or all, and whether it grants. Several may fall on the same minute.</summary>
    private static readonly Gen<(int Minute, bool Everything, bool Grants)[]> Schedules = Gen.Choose(0, 30)
        .SelectMany(minute => Gen.Elements(true, false).SelectMany(everything => Gen.Elements(true, false).Select(grants => (minute, everything, grants)))).ArrayOf();

    [Test]
    public void MaySend_AfterAnOptOut_IsNeverTrue()
    {
        var law = Prop.ForAll(Schedules.ToArbitrary(), Gen.Elements(LegalBasis.Consent, LegalBasis.LegitimateInterest).ToArbitrary(), (acts, basis) =>
        {
            for (var now = 0; now <= 31; now++)
            {
                var known = acts.Where(a => a.Minute <= now).ToList();
                var verdict = ConsentCheck.Judge(basis, States(known));
                var outs = known.Where(a => !a.Grants).Select(a => a.Minute).DefaultIfEmpty(-1).Max();
                var grants = known.Where(a => a is { Grants: true, Everything: false }).Select(a => a.Minute).DefaultIfEmpty(-1).Max();
                var all = known.Where(a => a is { Grants: true, Everything: true }).Select(a => a.Minute).DefaultIfEmpty(-1).Max();
                if (verdict.MaySend && outs >= Math.Max(grants, all) && outs >= 0)
                {
                    return false;
                }

                if (basis == LegalBasis.Consent && verdict.MaySend && grants < 0)
                {
                    return false; // Nobody has agreed to this.
                }
            }

            return true;
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000), law);
    }

    // As the recorder derives them: the last word for each purpose, and of two at once the withdrawal.
    private static IEnumerable<ConsentState> States(IEnumerable<(int Minute, bool Everything, bool Grants)> acts) => acts.GroupBy(a => a.Everything).Select(of =>
    {
        var last = of.OrderBy(a => a.Minute).ThenBy(a => a.Grants ? 0 : 1).Last();
        return new ConsentState
        {
            Channel = ConsentChannel.Email, Purpose = of.Key ? ConsentPurpose.Everything : Newsletter, At = DateTime.UnixEpoch.AddMinutes(last.Minute),
            Status = last.Grants ? ConsentStatus.Granted : ConsentStatus.Withdrawn,
        };
    });
}
