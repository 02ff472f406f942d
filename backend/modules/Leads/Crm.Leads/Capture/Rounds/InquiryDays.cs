using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture.Rounds;

/// <summary>The days of the company, and what an audit has found on each.</summary>
internal sealed class InquiryDays(LeadsDb db, InquiryCounter counter, Viewpoint viewpoint, TimeProvider clock)
{
    /// <summary>So many days are kept.</summary>
    public const int Kept = 90;

    public DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), viewpoint.Zone()).DateTime);

    /// <summary>From when until when a day lasts, in UTC.</summary>
    public (DateTime From, DateTime Until) Of(DateOnly day) => (Midnight(day), Midnight(day.AddDays(1)));

    /// <summary>Counts yesterday, once; answers whether it did.</summary>
    public async Task<bool> Close(CancellationToken ct)
    {
        var day = Today().AddDays(-1);
        if (await db.InquiryDays.AnyAsync(d => d.Day == day, ct))
        {
            return false;
        }

        var (from, until) = Of(day);
        db.InquiryDays.Add(await counter.Between(day, from, until, clock.GetUtcNow().UtcDateTime, ct));
        return true;
    }

    // In a night that skips midnight the day begins as soon as there is a time again.
    private DateTime Midnight(DateOnly day)
    {
        var (zone, local) = (viewpoint.Zone(), day.ToDateTime(TimeOnly.MinValue));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
