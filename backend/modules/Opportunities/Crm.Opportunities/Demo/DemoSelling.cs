using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.BattleCards;
using Crm.Opportunities.Features.Forecasts;
using Crm.Platform.Modules;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Demo;

/// <summary>What the demonstration's salesmen are to sell in this quarter and the next, and what they say against their rival.</summary>
internal sealed class DemoSelling(OpportunitiesDb db, IMediator mediator, IUserDirectory directory, TimeProvider clock) : IDemoData
{
    private const string Rival = "Balanza Nord";

    private static readonly (string Title, string Argument, string Proof)[] Cards =
    [
        ("“Their scales cost a tenth less”", "Ask what a recalibration costs there: ours is included for five years, theirs is paid each year.", "Two recalibrations in five years cost more than the difference in price."),
        ("“They deliver within a week”", "We deliver the demonstration unit tomorrow, and it stays until the new one has been installed.", "Nobody has been without a scale for a day so far."),
    ];

    public int Order => 45;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.BattleCards.AnyAsync(ct) || await db.Quotas.AnyAsync(ct))
        {
            return;
        }

        foreach (var (title, argument, proof) in Cards)
        {
            var card = await mediator.Send(new WriteBattleCard(null, new BattleCardBody { Title = title, Competitor = Rival, Argument = argument, Proof = proof }, null), ct);
            await mediator.Send(new ApproveBattleCard(card.Id, card.Version), ct);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var quarter = ForecastPeriod.Of(today, 3);
        var sellers = (await directory.Profiles(ct)).Where(p => p.TeamId is not null).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        if (sellers.Count > 0)
        {
            await mediator.Send(
                new SetQuotas([.. sellers.SelectMany((p, i) => new[] { quarter, quarter.Back(-1) }.Select(q => new QuotaChange(ForecastSubject.User, p.Id, q.ToString(), 60_000 + (20_000 * i))))]), ct);
        }
    }
}
