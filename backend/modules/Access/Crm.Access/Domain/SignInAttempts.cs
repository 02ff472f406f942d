using Crm.Kernel;


namespace Crm.Access.Domain;

/// <summary>Failed sign-ins for one e-mail address. Unknown addresses are counted alike: otherwise a lock would tell who has an account.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class SignInAttempts(string addressHash)
{
    public const int FailuresBeforeLock = 5;

    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(4);

    /// <summary>Failures are forgotten after a day without another one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public string AddressHash { get; private init; } = addressHash;

    public int Failures { get; private set; }

    public DateTime LastFailureAt { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public bool IsLocked(DateTime now) => LockedUntil > now;

    /// <summary>Counts a failure; every fifth one in a row locks, each time for twice as long.</summary>
    public void Fail(DateTime now)
    {
        if (now - LastFailureAt > Memory)
        {
            Failures = 0;
        }

        Failures++;
        LastFailureAt = now;
        if (Failures % FailuresBeforeLock == 0)
        {
            LockedUntil = now + LockFor(Failures / FailuresBeforeLock);
        }
    }

    private static TimeSpan LockFor(int round)
    {
        var doubled = FirstLock * Math.Pow(2, Math.Min(round, 10) - 1);
        return doubled < LongestLock ? doubled : LongestLock;
    }
}
