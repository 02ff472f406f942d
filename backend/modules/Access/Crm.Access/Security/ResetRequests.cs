using System.Threading.Channels;
using Crm.Access.Domain;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Access.Security;

/// <summary>
/// Addresses for which somebody has asked for a new password. The request is answered before anybody looks whether the address is known, so that neither the
/// answer nor its time tells. What a crash loses is asked for again.
/// </summary>
internal sealed class ResetRequests
{
    private readonly Channel<string> addresses = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<string> Addresses => addresses.Reader;

    public void Add(string email) => addresses.Writer.TryWrite(email);
}

/// <summary>Mails links to those of the addresses that belong to active users.</summary>
internal sealed partial class ResetWorker(ResetRequests requests, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ResetWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in requests.Addresses.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Handle(email, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(logger, e);
            }
        }
    }

    private async Task Handle(string email, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var access = scope.ServiceProvider.GetRequiredService<AccessDb>();
            var now = clock.GetUtcNow().UtcDateTime;
            var justNow = now - PasswordReset.Pause;
            var key = EmailKey.Of(email);
            if (await access.Users.AsNoTracking().SingleOrDefaultAsync(u => u.EmailKey == key && u.IsActive, ct) is not { } user
                || await access.PasswordResets.AnyAsync(r => r.UserId == user.Id && r.CreatedAt > justNow, ct))
            {
                return;
            }

            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(async () =>
            {
                var secret = Secrets.New();
                access.PasswordResets.Add(new PasswordReset(user.Id, secret, now));
                await scope.ServiceProvider.GetRequiredService<AccountMails>().Reset(user, secret, now, ct);
                return Unit.Value;
            }, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A link for a new password could not be mailed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
