using System.Collections.Concurrent;
using System.Threading.Channels;
using Crm.Access.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Access.Security;

/// <summary>Notes when keys and sessions were used, at most once a minute each; no request waits for it.</summary>
internal sealed class LastSeen(TimeProvider clock)
{
    private const int MaxNoted = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTime> noted = new();

    // When the writer cannot keep up, losing a note is better than holding one.
    private readonly Channel<Sight> sights = Channel.CreateBounded<Sight>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<Sight> Sights => sights.Reader;

    public void OfKey(Guid id) => Note(id, sessionLifetime: null);

    /// <summary>A session lives on from its last use.</summary>
    public void OfSession(Guid id, bool keepSignedIn) => Note(id, Session.Lifetime(keepSignedIn));

    private void Note(Guid id, TimeSpan? sessionLifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (noted.TryGetValue(id, out var last) && now - last < Pause)
        {
            return;
        }

        if (noted.Count >= MaxNoted)
        {
            noted.Clear();
        }

        noted[id] = now;
        sights.Writer.TryWrite(new Sight(id, now, sessionLifetime));
    }

    internal sealed record Sight(Guid Id, DateTime At, TimeSpan? SessionLifetime);
}

/// <summary>Writes what <see cref="LastSeen"/> noted.</summary>
internal sealed partial class LastSeenWriter(LastSeen lastSeen, IServiceScopeFactory scopes, ILogger<LastSeenWriter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var sight in lastSeen.Sights.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Write(sight, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(logger, sight.Id, e);
            }
        }
    }

    private async Task Write(LastSeen.Sight sight, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var access = scope.ServiceProvider.GetRequiredService<AccessDb>();
            if (sight.SessionLifetime is { } lifetime)
            {
                var expires = sight.At + lifetime;
                await access.Sessions.Where(s => s.Id == sight.Id)
                    .ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAt, sight.At).SetProperty(s => s.ExpiresAt, expires), ct);
            }
            else
            {
                await access.ApiKeys.Where(k => k.Id == sight.Id).ExecuteUpdateAsync(u => u.SetProperty(k => k.LastUsedAt, sight.At), ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of {Id} could not be noted")]
    private static partial void LogFailure(ILogger logger, Guid id, Exception exception);
}
