using Crm.Kernel;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Leads.Partners;

/// <summary>Takes back what dealers did not answer in time: each offer in a commit of its own, in which of several instances one succeeds.</summary>
internal sealed class PartnerRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>Answers how many went back.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var late = new List<Guid>();
        await InScope(async s => late = await s.GetRequiredService<LeadsDb>().Offers.AsNoTracking().Where(o => o.State == OfferState.Offered && o.DueAt <= now)
            .OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(AtOnce).Select(o => o.Id).ToListAsync(ct));
        var returned = 0;
        foreach (var id in late)
        {
            try
            {
                await InScope(s => s.GetRequiredService<UnitOfWork>().Run(() => Return(s, id, ct), ct));
                returned++;
            }
            catch (CrmException)
            {
                // Somebody has just answered, or the lead has gone: the next look finds it settled.
            }
        }

        return returned;
    }

    private static async Task<bool> Return(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<LeadsDb>();
        if (await db.Offers.FirstOrDefaultAsync(o => o.Id == id && o.State == OfferState.Offered, ct) is { } offer)
        {
            // What has been closed or deleted since is settled without another change.
            if (await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == offer.LeadId && l.DeletionId == Guid.Empty, ct) is { IsOpen: true })
            {
                await services.GetRequiredService<PartnerOffers>().Return(offer, OfferState.Expired, reason: null, ct);
            }
            else
            {
                offer.State = OfferState.Withdrawn;
                offer.Version++;
            }
        }

        return true;
    }

    private async Task InScope(Func<IServiceProvider, Task> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await work(scope.ServiceProvider);
        }
    }
}

/// <summary>Looks every minute for offers that were not answered.</summary>
internal sealed partial class PartnerWorker(PartnerRound round, TimeProvider clock, ILogger<PartnerWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await round.RunOnce(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogTrouble(logger, e);
            }

            try
            {
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Offers of leads that are late could not be taken back; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
