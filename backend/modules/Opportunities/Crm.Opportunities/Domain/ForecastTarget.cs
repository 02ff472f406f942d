using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>Of whom a quota or an adjustment speaks.</summary>
internal enum ForecastSubject
{
    User,
    Team,
}

/// <summary>What somebody, or a team, is to sell in a month or a quarter.</summary>
[HoldsNoPersonalData("Of users of the program and their teams: ids and numbers.")]
internal sealed class Quota : Entity
{
    private Quota()
    {
    }

    public Quota(ForecastSubject subject, Guid subjectId, int period, int months)
    {
        Subject = subject;
        SubjectId = subjectId;
        Period = period;
        Months = months;
    }

    public ForecastSubject Subject { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>The first month: 202610.</summary>
    public int Period { get; private set; }

    /// <summary>1 or 3.</summary>
    public int Months { get; private set; }

    /// <summary>Minor units of the company's currency.</summary>
    public long Minor { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public Guid? UpdatedById { get; private set; }

    /// <summary>A concurrency token: of two managers who change the same quota, one hears of it.</summary>
    public long Version { get; private set; }

    public void Set(long minor, DateTime at, Guid? by)
    {
        Minor = minor;
        UpdatedAt = at;
        UpdatedById = by;
        Version++;
    }
}

/// <summary>What a manager counts on instead of the salesman's figure, and why. It never replaces that figure, and is never changed: a later one stands beside it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class ForecastAdjustment : Entity
{
    private ForecastAdjustment()
    {
    }

    public ForecastAdjustment(ForecastSubject subject, Guid subjectId, int period, int months, long? minor, string reason, DateTime at, Guid? byId)
    {
        Subject = subject;
        SubjectId = subjectId;
        Period = period;
        Months = months;
        Minor = minor;
        Reason = reason;
        At = at;
        ById = byId;
    }

    public ForecastSubject Subject { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>The first month: 202610.</summary>
    public int Period { get; private set; }

    /// <summary>1 or 3.</summary>
    public int Months { get; private set; }

    /// <summary>Minor units of the company's currency; null where an earlier one is taken back.</summary>
    public long? Minor { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime At { get; private set; }

    public Guid? ById { get; private set; }
}
