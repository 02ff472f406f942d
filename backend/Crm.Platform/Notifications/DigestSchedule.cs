using Crm.Platform.Imports;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Notifications;

/// <summary>When the daily digest goes out: at seven in the morning where the company is.</summary>
internal sealed class DigestSchedule(IOptions<CompanyOptions> company)
{
    private static readonly TimeOnly Hour = new(7, 0);

    /// <summary>The next time it goes out after this instant; in a night that skips seven o'clock, as soon as there is a time again.</summary>
    public DateTime After(DateTime utc)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(company.Value.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
        var next = At(today, zone);
        return next > utc ? next : At(today.AddDays(1), zone);
    }

    private static DateTime At(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(Hour);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
