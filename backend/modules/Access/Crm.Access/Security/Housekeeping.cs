using Crm.Access.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Access.Security;

/// <summary>Removes what has run out: sessions, tokens, set-up links, counted failures. Several instances may do so at once.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(logger, e);
            }
        }
    }

    private async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var forgotten = now - SignInAttempts.Memory;
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var access = scope.ServiceProvider.GetRequiredService<AccessDb>();
            await access.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(ct);
            await access.PasswordResets.Where(r => r.ExpiresAt < now).ExecuteDeleteAsync(ct);
            var old = now - SignInRecord.Memory;
            await access.SignIns.Where(s => s.At < old).ExecuteDeleteAsync(ct);
            await access.AppTokens.Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(ct);
            var begun = now - AppGrant.CodeLifetime;
            await access.AppGrants.Where(g => g.CreatedAt < begun && !access.AppTokens.Any(t => t.GrantId == g.Id)).ExecuteDeleteAsync(ct);
            await access.SpentChallenges.Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(ct);
            await access.SetupTokens.Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(ct);
            await access.SignInAttempts.Where(a => a.LastFailureAt < forgotten).ExecuteDeleteAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has expired could not be removed; it is tried again in an hour")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
