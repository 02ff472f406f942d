using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Approvals;

/// <summary>Reminds approvers, and asks the next one where the time has run out or somebody is away; each in a commit of its own.</summary>
internal sealed class ApprovalRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>Deals with what is due, and answers how many requests it was.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var due = await InScope(services => Due(services.GetRequiredService<CrmDbContext>(), clock.GetUtcNow().UtcDateTime).ToListAsync(ct));
        foreach (var id in due)
        {
            await InScope(services => Take(services, id, ct));
        }

        return due.Count;
    }

    internal static IQueryable<Guid> Due(CrmDbContext db, DateTime now) =>
        db.Set<Approval>().AsNoTracking().Where(a => a.State == ApprovalState.Waiting && a.NextAt <= now).OrderBy(a => a.NextAt).ThenBy(a => a.Id).Take(AtOnce).Select(a => a.Id);

    private async Task<bool> Take(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var unitOfWork = services.GetRequiredService<UnitOfWork>();
        try
        {
            await unitOfWork.Run(async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (await services.GetRequiredService<CrmDbContext>().Set<Approval>().FirstOrDefaultAsync(a => a.Id == id && a.State == ApprovalState.Waiting && a.NextAt <= now, ct) is { } approval)
                {
                    await Move(services, approval, now, ct);
                }

                return Unit.Value;
            }, ct);
            return true;
        }
        catch (ConflictException)
        {
            return false; // It was decided, or another instance looked, at the same moment.
        }
    }

    private static async Task Move(IServiceProvider services, Approval approval, DateTime now, CancellationToken ct)
    {
        var turns = services.GetRequiredService<ApproverTurns>();
        var approver = approval.ApproverId!.Value;
        var isHere = (await services.GetRequiredService<IUserDirectory>().Active([approver], ct)).Contains(approver) && !await services.GetRequiredService<ApproverFinder>().IsAway(approver, ct);
        if (!isHere)
        {
            await turns.PassOn(approval, ApproverTurns.Away, ct);
        }
        else if (approval.DueAt <= now)
        {
            await turns.PassOn(approval, ApproverTurns.Late, ct);
        }
        else
        {
            await turns.Remind(approval, ct);
        }
    }

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await work(scope.ServiceProvider);
        }
    }
}

/// <summary>Looks every minute for requests whose approver must be reminded or has let the time pass.</summary>
internal sealed partial class ApprovalWorker(ApprovalRound round, TimeProvider clock, ILogger<ApprovalWorker> logger) : BackgroundService
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Requests for approval could not be looked through; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
