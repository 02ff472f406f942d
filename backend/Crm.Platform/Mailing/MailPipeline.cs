using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Crm.Platform.Mailing;

/// <summary>
/// What stands between the worker and the server: a time limit for each try, quick tries again, and a pause for all mails where the server
/// does not answer. What the server says about one mail passes through: that mail waits longer, by its row.
/// </summary>
internal sealed class MailPipeline(IOptions<MailOptions> options, TimeProvider clock)
{
    private readonly ResiliencePipeline<MailOutcome> pipeline = Build(options.Value, clock);

    private static readonly MailOutcome TookTooLong = new(MailResult.Unreachable, "The mail server took too long.");

    /// <summary>Null where the server is being left alone, so that nothing was tried.</summary>
    public async Task<MailOutcome?> Run(Func<CancellationToken, Task<MailOutcome>> send, CancellationToken ct)
    {
        MailOutcome? last = null;
        try
        {
            return await pipeline.ExecuteAsync(async token => last = await Try(send, token), ct);
        }
        catch (TimeoutRejectedException)
        {
            return TookTooLong;
        }
        catch (BrokenCircuitException)
        {
            return last;
        }

        // What happened counts, also where the pause begins before the next quick try.
        async Task<MailOutcome> Try(Func<CancellationToken, Task<MailOutcome>> attempt, CancellationToken token)
        {
            last = TookTooLong;
            return await attempt(token);
        }
    }

    private static ResiliencePipeline<MailOutcome> Build(MailOptions options, TimeProvider clock)
    {
        static PredicateBuilder<MailOutcome> Unreachable() =>
            new PredicateBuilder<MailOutcome>().Handle<TimeoutRejectedException>().HandleResult(o => o.Result == MailResult.Unreachable);

        return new ResiliencePipelineBuilder<MailOutcome> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<MailOutcome>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromSeconds(options.RetrySeconds),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = Unreachable(),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<MailOutcome>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 6,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(options.PauseSeconds),
                ShouldHandle = Unreachable(),
            })
            .AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds))
            .Build();
    }
}
