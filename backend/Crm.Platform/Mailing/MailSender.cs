using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Files;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

/// <summary>Sends what is due, each mail under a lease that one instance holds. A mail goes out at least once: its Message-ID is the same each time.</summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, MailTransport transport, MailPipeline pipeline, IOptions<MailOptions> options, ILogger<MailSender> logger)
{
    public const int MaxAttempts = 10;
    private const int BatchSize = 50;

    /// <summary>Longer than a mail can take with all its quick tries.</summary>
    private TimeSpan Lease => TimeSpan.FromSeconds((options.Value.TimeoutSeconds + options.Value.RetrySeconds * 4) * 3 + 30);

    /// <summary>Handles up to one batch and answers how many mails were tried; none while the server is left alone.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var due = await Due(ct);
        var tried = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Value.Connections), CancellationToken = ct }, async (id, token) =>
        {
            if (await TrySend(id, token))
            {
                Interlocked.Increment(ref tried);
            }
        });
        return tried;
    }

    /// <summary>Due from now on by the database's clock as well, which may be coarser than ours.</summary>
    public static DateTime AtOnce(DateTime now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));

    private Task<List<Guid>> Due(CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var now = await DatabaseClock.UtcNow(db, ct);
        return await DueNow(db, now).Take(BatchSize).ToListAsync(ct);
    });

    internal static IQueryable<Guid> DueNow(CrmDbContext db, DateTime now) => db.Set<Mail>()
        .Where(m => m.State == MailState.Queued && m.NextAttemptAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now))
        .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => m.Id);

    private async Task<bool> TrySend(Guid id, CancellationToken ct)
    {
        var token = Guid.CreateVersion7();
        if (await Claim(id, token, ct) is not var (mail, attachments))
        {
            return false;
        }

        // However the process ends, if it can: what became of the mail is noted, and nobody has to wait for the lease.
        MailOutcome? outcome = null;
        try
        {
            outcome = await pipeline.Run(inTime => transport.Send(mail, attachments, inTime), ct);
        }
        finally
        {
            await Note(id, token, outcome, CancellationToken.None);
        }

        return outcome is not null;
    }

    private Task<(Mail Mail, IReadOnlyList<MailAttachment> Attachments)?> Claim(Guid id, Guid token, CancellationToken ct) =>
        InScope<(Mail, IReadOnlyList<MailAttachment>)?>(async services =>
        {
            var db = services.GetRequiredService<CrmDbContext>();
            var now = await DatabaseClock.UtcNow(db, ct);
            var until = now + Lease;
            var claimed = await db.Set<Mail>().Where(m => m.Id == id && m.State == MailState.Queued && (m.LeaseUntil == null || m.LeaseUntil < now))
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.LeaseToken, token).SetProperty(m => m.LeaseUntil, until), ct);
            if (claimed != 1)
            {
                return null;
            }

            var mail = await db.Set<Mail>().AsNoTracking().SingleAsync(m => m.Id == id, ct);
            var files = mail.FileIds.Count == 0 ? [] : await db.Set<StoredFile>().AsNoTracking().Where(f => mail.FileIds.Contains(f.Id)).ToListAsync(ct);
            return (mail, [.. files.Select(f => new MailAttachment(f.Name, f.ContentType, f.Sha256))]);
        });

    private Task<Unit> Note(Guid id, Guid token, MailOutcome? outcome, CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        if (await db.Set<Mail>().SingleOrDefaultAsync(m => m.Id == id && m.LeaseToken == token, ct) is not { } mail)
        {
            return Unit.Value; // The lease ran out and another instance took it over.
        }

        return await services.GetRequiredService<UnitOfWork>().Run(async () =>
        {
            var now = await DatabaseClock.UtcNow(db, ct);
            mail.LeaseToken = null;
            mail.LeaseUntil = null;
            if (outcome is null)
            {
                mail.NextAttemptAt = now.AddSeconds(options.Value.PauseSeconds);
                return Unit.Value;
            }

            mail.Attempts++;
            mail.Error = outcome.Reason is null ? null : MailText.OneLine(outcome.Reason, MailConfiguration.MaxError);
            if (outcome.Result == MailResult.Sent)
            {
                (mail.State, mail.SentAt, mail.SealedSecret) = (MailState.Sent, now, null);
            }
            else if (outcome.Result == MailResult.Refused || mail.Attempts >= MaxAttempts)
            {
                mail.State = MailState.Failed;
                services.GetRequiredService<Outbox>().Add(new MailFailed(mail.Id, mail.Template, now));
                LogFailed(logger, id, mail.Attempts);
            }
            else
            {
                mail.NextAttemptAt = now + BackOff(mail.Attempts);
                LogWaits(logger, id, mail.Attempts);
            }

            return Unit.Value;
        }, ct);
    });

    /// <summary>30 s, 1 min, 2 min ... at most 2 hours: a server that makes strangers wait lets them in after some minutes.</summary>
    internal static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(Math.Min(7200, 30 * Math.Pow(2, attempts - 1)) * (0.8 + (Random.Shared.NextDouble() * 0.4)));

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await work(scope.ServiceProvider);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} could not be sent at attempt {Attempt}; it is tried again")]
    private static partial void LogWaits(ILogger logger, Guid mailId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} failed at attempt {Attempt} and waits for a person")]
    private static partial void LogFailed(ILogger logger, Guid mailId, int attempt);
}
