using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access.Security;

/// <summary>Counts failed sign-ins and locks an address after too many; it treats known and unknown addresses alike.</summary>
internal sealed class SignInGuard(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    // Two instances may count at the same moment; whoever comes second reads again.
    private const int Tries = 10;

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Attempts for one address wait for each other, so that a hundred at once cannot all slip in before the first is counted.</summary>
    public async Task<IDisposable> Turn(string email, CancellationToken ct)
    {
        var turn = turns[(uint)EmailKey.Of(email).GetHashCode(StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync(ct);
        return new Release(turn);
    }

    public Task RefuseLocked(string email, CancellationToken ct) => InScope(async (access, _) =>
    {
        var hash = EmailKey.HashOf(email);
        if (await access.SignInAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.AddressHash == hash, ct) is { } attempts)
        {
            RefuseLocked(attempts);
        }
    });

    /// <summary>Counts a failure, in a commit of its own since the sign-in commits nothing, and answers what to throw.</summary>
    /// <param name="seen">What the user is shown of it; null where nobody has this address.</param>
    public async Task<NotSignedInException> Refusal(string email, SignInRecord? seen, CancellationToken ct)
    {
        RefuseLocked(await Count(EmailKey.HashOf(email), seen, ct));
        return new NotSignedInException("sign_in_failed", "The e-mail address and the password do not match.");
    }

    /// <summary>Notes what was refused, in a commit of its own, and counts nothing.</summary>
    public Task Note(SignInRecord seen, CancellationToken ct) => InScope((access, unitOfWork) => unitOfWork.Run(() =>
    {
        access.SignIns.Add(seen);
        return Task.FromResult(Unit.Value);
    }, ct));

    public Task Forget(string email, CancellationToken ct) => InScope((access, _) =>
    {
        var hash = EmailKey.HashOf(email);
        return access.SignInAttempts.Where(a => a.AddressHash == hash).ExecuteDeleteAsync(ct);
    });

    public void Dispose() => Array.ForEach(turns, t => t.Dispose());

    private async Task<SignInAttempts> Count(string hash, SignInRecord? seen, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                SignInAttempts? attempts = null;
                await InScope((access, unitOfWork) => unitOfWork.Run(async () =>
                {
                    attempts = await access.SignInAttempts.SingleOrDefaultAsync(a => a.AddressHash == hash, ct)
                        ?? access.SignInAttempts.Add(new SignInAttempts(hash)).Entity;
                    attempts.Fail(clock.GetUtcNow().UtcDateTime);
                    if (seen is not null)
                    {
                        access.SignIns.Add(seen);
                    }

                    return Unit.Value;
                }, ct));
                return attempts!;
            }
            catch (ConflictException) when (left > 1)
            {
            }
        }
    }

    private void RefuseLocked(SignInAttempts attempts)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!attempts.IsLocked(now))
        {
            return;
        }

        throw new NotSignedInException("locked_out", "Too many failed attempts for this address. Wait, then try again.")
        {
            Params = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["retryAfterSeconds"] = (int)Math.Ceiling((attempts.LockedUntil!.Value - now).TotalSeconds),
            },
        };
    }

    private async Task InScope(Func<AccessDb, UnitOfWork, Task> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await work(scope.ServiceProvider.GetRequiredService<AccessDb>(), scope.ServiceProvider.GetRequiredService<UnitOfWork>());
        }
    }

    private sealed class Release(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
